using System.CommandLine;
using System.Text.Json;
using AgentSim.App.Answers;
using AgentSim.App.Describing;
using AgentSim.Language;

namespace AgentSim.App.Verbs;

/// <summary><c>describe MODEL</c>: a model as the tables and equations of a paper.</summary>
internal static class DescribeVerb
{
    public static Command Create()
    {
        var model = ModelFile.Argument();
        var seed = ModelFile.SeedOption("Describe it with this seed rather than its own.");
        var markdown = new Option<bool>("--markdown") { Description = "As a page of Markdown; so it is without any of these." };
        var latex = new Option<bool>("--latex") { Description = "As LaTeX to be included in a paper." };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var verb = new Command("describe", "Print a model as the tables and equations of a paper: parameters with priors and sources, variables, issues, utilities, measures.") { model, seed, markdown, latex, json };
        verb.Validators.Add(found =>
        {
            if (new[] { markdown, latex, json }.Count(option => found.GetResult(option) is not null) > 1) found.AddError("Only one of --markdown, --latex and --json can be had at a time.");
        });
        verb.SetAction(parsed => Describe(
            parsed.GetRequiredValue(model), parsed.GetValue(seed), parsed.GetValue(json) ? Format.Json : Format.Text, parsed.GetValue(latex)));
        return verb;
    }

    private static int Describe(string model, string? seed, Format format, bool latex)
    {
        var path = ModelFile.Find(model) ?? throw new WrongRequestException(ModelFile.NotFound(model));
        var read = ModelReader.Describe(path, ModelFolders.Around(path), seed);
        if (read.Description is not { } description)
        {
            foreach (var error in read.Errors) Console.Error.WriteLine(error);
            return ExitCode.Wrong;
        }

        if (format == Format.Json) Console.Out.WriteLine(JsonSerializer.Serialize(DescribeAnswer.Of(description), AnswerJson.Default.DescribeAnswer));
        else Console.Out.Write(latex ? LatexPage.Of(description) : MarkdownPage.Of(description));
        return ExitCode.Done;
    }
}
