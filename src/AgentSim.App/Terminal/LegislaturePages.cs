using System.Globalization;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Telling;
using AgentSim.Games.Legislatures;
using Spectre.Console;

namespace AgentSim.App.Terminal;

/// <summary>What there is to say of a legislature.</summary>
internal static class LegislaturePages
{
    /// <summary>Prints how a legislature divides.</summary>
    public static int Print(Legislature legislature, Format format)
    {
        var answer = LegislatureAnswer.Of(legislature, legislature.Equilibrium());
        if (format == Format.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, AnswerJson.Default.LegislatureAnswer));
            return ExitCode.Done;
        }

        var console = Screen.Output();
        Screen.PrintHead(console, answer.Legislature);
        PrintText(console, $"Quota {Numerals.Number(answer.Quota)}. Stationary strategies: what each expects, the least that it accepts, what it keeps when it proposes, and how often another one proposes and pays it.");
        var table = Screen.Table(["Member", "Votes", "Recognised", "Discount", "Value", "Accepts", "Keeps", "Paid"]);
        foreach (var member in answer.Members)
        {
            double?[] numbers = [member.Votes, member.Recognition, member.Discount, member.Value, member.Accepts, member.Keeps, member.Partner];
            table.AddRow([Screen.Plain(member.Veto ? $"{member.Name} (veto)" : member.Name), .. numbers.Select(number => Screen.Plain(number is { } known ? Numerals.Number(known) : "-"))]);
        }

        console.Write(table);
        foreach (var proposal in answer.Proposals) PrintText(console, Told(proposal));
        PrintText(console, $"Residual {Small(answer.Residual)}, regret {Small(answer.Regret)}.");
        return ExitCode.Done;
    }

    /// <summary>What is rounding is told as such.</summary>
    private static string Small(double number) => number < 1e-12 ? "below 1e-12" : number.ToString("G2", CultureInfo.InvariantCulture);

    private static string Told(LegislatureProposalAnswer proposal)
    {
        var partners = proposal.Partners.Select(one => one.Count == one.Among.Length ? string.Join(", ", one.Among) : $"{one.Count} of {string.Join(", ", one.Among.Except(proposal.Proposers.Length == 1 ? proposal.Proposers : []))}");
        var paid = proposal.Partners.Length == 0 ? "nobody" : string.Join("; ", partners);
        return $"{string.Join(", ", proposal.Proposers)}{(proposal.Proposers.Length > 1 ? " each" : "")} {(proposal.Chance < 1 ? $"with chance {Numerals.Number(proposal.Chance)} " : "")}pays {paid}.";
    }

    private static void PrintText(IAnsiConsole console, string text)
    {
        foreach (var line in new Line(0, text).Fit(console.Profile.Width)) console.WriteLine(line);
    }
}
