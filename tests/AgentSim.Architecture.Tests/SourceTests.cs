using System.Text.RegularExpressions;

namespace AgentSim.Architecture.Tests;

public partial class SourceTests
{
    private const int MostLines = 350;

    // What has no type of its name: the program's first line, and lists of small records that belong together.
    private static readonly string[] Lists = ["Program.cs", "Messages.cs", "QueryAnswers.cs"];

    private static readonly string[] Sources = [.. Tree.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))];

    [Fact]
    public void A_source_file_has_at_most_350_lines()
    {
        var longer = Sources.Where(file => Tree.Read(file).AsSpan().Count('\n') > MostLines).ToArray();
        Assert.Empty(longer);
    }

    [Fact]
    public void A_source_file_is_called_after_a_type_in_it()
    {
        var product = Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && !Lists.Contains(Path.GetFileName(file))).ToArray();
        var others = product.Where(file => !NamesOf(file).Intersect(TypesIn(file)).Any()).ToArray();
        Assert.NotEmpty(product);
        Assert.Empty(others);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var unfinished = Sources.Where(file => LeftForLater().IsMatch(Tree.Read(file))).ToArray();
        Assert.Empty(unfinished);
    }

    [Fact]
    public void No_file_names_a_place_on_the_machine_that_it_was_written_on()
    {
        var revealing = Tree.Files.Where(file => MachinePath().IsMatch(Tree.Read(file))).ToArray();
        Assert.Empty(revealing);
    }

    // AlternatingOffers.cs, World.Open.cs (part of World), Tables.Of.cs.
    private static string[] NamesOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return [name, name.Split('.')[0]];
    }

    private static IEnumerable<string> TypesIn(string file) => Types().Matches(Tree.Read(file)).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^(?:public |internal |file )?(?:static |sealed |abstract |readonly |ref |unsafe |partial )*(?:class|record struct|record|struct|interface|enum|delegate \S+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Types();

    // In two parts, so that this file is not found.
    [GeneratedRegex("TO" + "DO|FIX" + "ME|Not" + "ImplementedException")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"(?<![\w.:/])/(?:home|Users|root|tmp|work|mnt)/[a-z]|\b[A-Z]:\\\\?Users")]
    private static partial Regex MachinePath();
}
