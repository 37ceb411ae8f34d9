using System.Reflection;
using System.Text;

namespace AgentSim;

/// <summary>Texts that somebody has read and found right, in the folder <c>Approved</c> of a test project.</summary>
internal static class Approved
{
    // Set to 1, what is received becomes what is approved.
    private const string Variable = "AGENTSIM_APPROVE";

    /// <summary>Compares a text with the approved one, to the letter. If they differ, what was received is written below the folder of the tests' program.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="received">What came out.</param>
    public static void Check(string name, string received)
    {
        var file = Repository.At("tests", Assembly.GetExecutingAssembly().GetName().Name!, "Approved", name);
        if (Environment.GetEnvironmentVariable(Variable) == "1") Write(file, received);
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (received == approved) return;
        var aside = Path.Combine(AppContext.BaseDirectory, "Received", name);
        Write(aside, received);
        Assert.Fail($"{FirstDifference(approved, received)}\nApproved: {file}\nReceived: {aside}\nIf what was received is right, run the test with {Variable}=1, look at what changed, and commit it.");
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string FirstDifference(string approved, string received)
    {
        var (before, now) = (approved.Split('\n'), received.Split('\n'));
        var line = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return new StringBuilder($"Line {line + 1} differs.\n")
            .Append($"  approved: {before.ElementAtOrDefault(line) ?? "(no such line)"}\n")
            .Append($"  received: {now.ElementAtOrDefault(line) ?? "(no such line)"}").ToString();
    }
}
