using AgentSim.Games.Reading;

namespace AgentSim.Games.Tests.Reading;

public class DecisionTableReaderTests
{
    private const string Head = "issue,actor,position,salience\n";

    [Fact]
    public void Lines_of_an_issue_make_a_decision_whatever_the_order_of_columns()
    {
        var table = DecisionTableReader.Read("salience,position,actor,issue,outcome,reference_point,proposal,procedure\n80,0,com,i1,50,,p,COD\n40,100,\"ep\",i1,50,,p,COD\n10,0,de,i2,,100,p,CNS\n10,5,fr,i2,,100,p,CNS\n", "t.csv");

        var (first, second) = (table.Decisions[0], table.Decisions[1]);
        Assert.Equal(("i1", "p", "COD", null, 50.0), (first.Issue, first.Proposal, first.Procedure, first.Reference, first.Outcome));
        Assert.Equal(("i2", 100.0, null), (second.Issue, second.Reference, second.Outcome));
        Assert.Equal(["com", "ep"], first.Actors.Select(actor => actor.Name));
        Assert.Equal([0.8, 0.4], first.Actors.Select(actor => actor.Salience[0]));
        Assert.False(first.HasCapabilities);
        Assert.Equal(1, first.Actors[0].Capability);
    }

    [Fact]
    public void A_table_without_issues_is_one_called_after_its_file_and_small_saliences_are_as_they_are()
    {
        var decision = DecisionTableReader.Read("actor,capability,position_years,salience\r\na,0.08,4,0.8\r\nb,0.1,7,1\r\n", "folder/cars.csv").Decisions.Single();

        Assert.Equal(("cars", "cars", true), (decision.Issue, decision.Proposal, decision.HasCapabilities));
        Assert.Equal([0.8, 1], decision.Actors.Select(actor => actor.Salience[0]));
    }

    [Fact]
    public void A_title_above_the_head_and_several_dimensions_are_read_as_a_public_program_writes_them()
    {
        var table = DecisionTableReader.Read("Dummy ,\"A title, in quotes\",2,2,\nActor,Description,Power,Pstn1,Sal1,Pstn2,Sal2,\nA-0, Random, 102.5, 75.79, 49.53,  6.37,  5.91,\nA-1, Random, 53, 82, 30, 73, 21,\n", "k.csv");

        Assert.Equal(["Pstn1", "Pstn2"], table.Dimensions);
        Assert.Equal("Dummy", table.Decisions.Single().Issue);
        Assert.Equal([75.79, 6.37], table.Decisions[0].Actors[0].Position);
        Assert.Equal(0.4953, table.Decisions[0].Actors[0].Salience[0], 1e-15);
    }

    [Theory]
    [InlineData("", "t.csv is empty; it needs a line of names of columns, and a line for each actor.")]
    [InlineData("actor,position,salience\n", "t.csv(1): there is no line below the names of columns; each actor needs one.")]
    [InlineData(Head + "i,a,x,5\ni,b,1,5\n", "t.csv(2): the position of a is x; it must be a number, such as 0, 62.5 or 100.")]
    [InlineData(Head + "i,a,1,5\ni,b,,5\n", "t.csv(2): i has one actor only, a; a decision needs at least 2.")]
    [InlineData(Head + "i,a,nan,5\ni,b,1,5\n", "t.csv(2): the position of a is nan; it must be a number, such as 0, 62.5 or 100.")]
    [InlineData(Head + "i,a,1,-5\ni,b,1,5\n", "t.csv(2): the salience of a is -5; it must be a number from 0 to 1, or from 0 to 100.")]
    [InlineData(Head + "i,a,1,500\ni,b,1,5\n", "t.csv(2): the salience of a is 500; it must be a number from 0 to 1, or from 0 to 100.")]
    [InlineData(Head + "i,a,1,0\ni,b,1,0\n", "t.csv(2): the salience of all actors on i is 0; at least one must care.")]
    [InlineData(Head + "i,a,1,5\ni,b,1,5\nj,a,1,5\n", "t.csv(4): j has one actor only, a; a decision needs at least 2.")]
    [InlineData(Head + "i,a,1,5\ni,a,2,5\n", "t.csv(3): a stands twice on i; an actor has one line an issue.")]
    [InlineData(Head + "i,a,1\n", "t.csv(2): there are 3 cells, but 4 columns.")]
    [InlineData(Head + "i,,1,2\n", "t.csv(2): the actor has no name.")]
    [InlineData(Head + "i,\"a,1,2\n", "t.csv(2): a quote is opened and not closed.")]
    [InlineData("actor,position,salience,capability\na,1,5,-1\n", "t.csv(2): the capability of a is -1; it must be a number from 0.")]
    [InlineData("actor,position,salience,capability\na,1,5,0\nb,1,0,1\n", "t.csv(2): nobody who cares for t has any capability; at least one capability must be above 0.")]
    [InlineData("actor,position,salience,outcome\na,1,5,\nb,1,0,\n", "t.csv(1): there is a column of outcomes, but no outcome; leave the column out to predict only.")]
    [InlineData("issue,actor,position,salience,outcome\ni,a,1,5,3\ni,b,1,0,4\n", "t.csv(3): i has another proposal, procedure, reference point or outcome here than in line 2; all lines of an issue must agree.")]
    [InlineData("actor,position,salience,colour\na,1,5,red\n", "t.csv(1): there is no column called colour; columns are actor, capability (or power), position, salience, issue, proposal, procedure, reference_point, outcome, description; several dimensions are position1, salience1, position2, ....")]
    [InlineData("actor,position,salience,position\n", "t.csv(1): the column position is there 2 times.")]
    [InlineData("position,salience\n1,2\n", "t.csv(1): there is no column called actor; columns are actor, capability (or power), position, salience, issue, proposal, procedure, reference_point, outcome, description; several dimensions are position1, salience1, position2, ....")]
    [InlineData("actor,position1,position2,salience1\na,1,2,3\n", "t.csv(1): columns of positions are 2, columns of saliences 1; each dimension needs one of each.")]
    [InlineData("T,t,3,1\nactor,position,salience\na,1,5\nb,1,4\n", "t.csv(1): the title tells of 3 actors and 1 dimensions, but the table has 2 and 1.")]
    public void What_is_no_table_of_decisions_is_met_with_line_and_what_is_allowed(string text, string message) =>
        Assert.Equal(message, Assert.Throws<WrongGameException>(() => DecisionTableReader.Read(text, "t.csv")).Message);

    [Fact]
    public void Who_has_no_position_or_no_salience_takes_no_part()
    {
        var table = DecisionTableReader.Read("issue,actor,position,salience,reference_point,outcome\ni,a,0,5,,20\ni,b,100,5,,20\ni,c,,5,,20\ni,d,50,NA,,20\nj,a,1,2,NA,NA\nj,b,2,2,NA,NA\n", "t.csv");

        Assert.Equal(2, table.LeftOut);
        Assert.Equal(["a", "b"], table.Decisions[0].Actors.Select(actor => actor.Name));
        Assert.Equal((null, null), (table.Decisions[1].Reference, table.Decisions[1].Outcome));
        Assert.Equal("t.csv(2): no line has a position and a salience; an actor that takes part needs both.", Assert.Throws<WrongGameException>(() => DecisionTableReader.Read("actor,position,salience\na,,1\n", "t.csv")).Message);
    }

    [Theory]
    [InlineData("\uFEFFactor;position;salience\nA;10,5;3\n", "t.csv(1): cells are separated by semicolons")]
    [InlineData("actor;position;salience\nA;10;3\n", "t.csv(1): cells are separated by semicolons; they must be separated by commas, and numbers written with points.")]
    [InlineData("actor\tposition\tsalience\nA\t10\t3\n", "t.csv(1): cells are separated by tabs; they must be separated by commas, and numbers written with points.")]
    public void A_table_without_commas_is_told_what_to_do(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<WrongGameException>(() => DecisionTableReader.Read(text, "t.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_and_ends_of_lines_of_Windows_change_nothing()
    {
        const string plain = "actor,position,salience\nA,10,30\nB,90,60\n";
        var (one, two) = (DecisionTableReader.Read(plain, "t.csv"), DecisionTableReader.Read('\uFEFF' + plain.ReplaceLineEndings("\r\n"), "t.csv"));
        Assert.Equal(one.Decisions[0].Actors.Select(actor => (actor.Name, actor.Position[0], actor.Salience[0])), two.Decisions[0].Actors.Select(actor => (actor.Name, actor.Position[0], actor.Salience[0])));
    }
}
