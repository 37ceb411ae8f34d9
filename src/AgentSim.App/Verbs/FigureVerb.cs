using System.CommandLine;
using System.Globalization;
using System.Text;
using AgentSim.Figures;
using AgentSim.Results.Picturing;

namespace AgentSim.App.Verbs;

/// <summary><c>figure RESULTS KIND</c>: makes a picture for a paper, or the numbers behind it.</summary>
internal static class FigureVerb
{
    private const string All = "all";

    private static readonly string[] Formats = [".svg", ".png", ".csv"];

    public static Command Create()
    {
        var results = GalleryArgument.Create();
        var kind = new Argument<string>("KIND") { Description = $"What it is to show; all makes every figure that there is. {string.Join("; ", FigureKind.All.Select(known => $"{known.Name}: {known.Shows}"))}.", HelpName = "KIND" };
        kind.CompletionSources.Add(_ => FigureKind.All.Select(known => known.Name).Append(All));
        var file = new Option<string?>("--out") { Description = "The file, whose ending says what it is: .svg (text as outlines), .png (300 dots to the inch) or .csv (the numbers behind it). (RESULTS/figures/KIND.svg; of all figures .svg, .png and .csv there)", HelpName = "FILE" };
        var width = new Option<double>("--width") { Description = $"Its width in millimetres: {Picture.Column} is one column of a journal, {Picture.TwoColumns} are two.", DefaultValueFactory = _ => Picture.Column, HelpName = "MM" };
        var options = new FigureOptions();
        var verb = new Command("figure", "Make a picture of results for a paper, as SVG or PNG, or the numbers behind it as CSV.") { results, kind, file, width };
        options.AddTo(verb);
        file.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<string?>() is { } path && !Formats.Contains(Path.GetExtension(path))) found.AddError($"--out {path}: a figure is a file that ends in {string.Join(", ", Formats)}.");
        });
        width.Validators.Add(found =>
        {
            if (!found.Tokens.All(token => double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= Picture.Narrowest and <= Picture.Widest))
                found.AddError($"--width {found.Tokens[0].Value}: a figure is from {Picture.Narrowest} to {Picture.Widest} mm wide.");
        });
        verb.Validators.Add(found =>
        {
            if (found.GetValue(kind) == All && found.GetValue(file) is not null) found.AddError("--out names one file, and all figures are several: they go to RESULTS/figures.");
        });
        verb.SetAction(parsed =>
        {
            var (path, name, choice) = (parsed.GetRequiredValue(results), parsed.GetRequiredValue(kind), options.Choice(parsed));
            using var gallery = GalleryArgument.Open(path);
            return name == All ? MakeAll(gallery, path, choice, parsed.GetValue(width)) : Make(gallery, name, choice, parsed.GetValue(file) ?? Path.Combine(path, "figures", $"{name}.svg"), parsed.GetValue(width), options.Given(parsed));
        });
        return verb;
    }

    private static int Make(Gallery gallery, string kind, FigureChoice choice, string file, double width, IEnumerable<string> given)
    {
        if (FigureKind.All.FirstOrDefault(known => known.Name == kind) is { } found && given.FirstOrDefault(option => !found.Options.Contains(option)) is { } needless)
            throw new WrongRequestException($"The figure {kind} has no use for --{needless}; it takes {(found.Options.IsEmpty ? "no such options" : string.Join(", ", found.Options.Select(option => $"--{option}")))}.");
        var answer = gallery.Of(kind, choice);
        if (answer.Figure is not { } figure) throw new WrongRequestException(answer.WhyNot!);
        Write(figure, file, width);
        Console.Out.WriteLine(file);
        return ExitCode.Done;
    }

    private static int MakeAll(Gallery gallery, string results, FigureChoice choice, double width)
    {
        foreach (var kind in gallery.Offered)
        {
            if (gallery.Of(kind.Name, choice).Figure is not { } figure) continue;
            foreach (var format in Formats)
            {
                var file = Path.Combine(results, "figures", kind.Name + format);
                Write(figure, file, width);
                Console.Out.WriteLine(file);
            }
        }

        return ExitCode.Done;
    }

    private static void Write(Figure figure, string file, double width)
    {
        try
        {
            if (Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            File.WriteAllBytes(file, Path.GetExtension(file) switch
            {
                ".svg" => Encoding.UTF8.GetBytes(Picture.PaperSvg(figure, width)),
                ".png" => Picture.Png(figure, width),
                _ => Encoding.UTF8.GetBytes(figure.Table.Csv()),
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongRequestException($"{file} cannot be written; --out names another file. ({e.Message})");
        }
    }
}
