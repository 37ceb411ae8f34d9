using System.Diagnostics;
using System.Globalization;
using System.Text;
using AgentSim.Language;

namespace AgentSim.Tests.Language;

/// <summary>Files that no person would write: each gives an error, soon, and without using the machine up.</summary>
[Collection(nameof(ByThemselves))]
public sealed class HostileFilesTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly string Wide = $"sets: {{ big: [{string.Join(", ", Enumerable.Range(0, 200).Select(i => $"e{i}"))}] }}\n";

    private static readonly Dictionary<string, Func<string>> Texts = new()
    {
        ["nothing"] = () => string.Empty,
        ["a single value"] = () => "model",
        ["a list"] = () => "- model\n- time\n",
        ["control characters"] = () => "model: \u0001\u0002\n",
        ["a zero character"] = () => "model: m\0\n",
        ["the words of another language"] = () => "using System;\nnamespace X { class Y { } }",
        ["ten megabytes of brackets"] = () => new('[', 10 * Megabyte),
        ["brackets"] = () => new('[', (4 * Megabyte) - 10),
        ["braces"] = () => Repeated("{a: ", 4 * Megabyte),
        ["dashes"] = () => Repeated("- ", 4 * Megabyte),
        ["questions"] = () => Repeated("? ", 4 * Megabyte),
        ["keys of keys"] = () => string.Concat(Enumerable.Range(0, 2000).Select(i => new string(' ', i) + "a:\n")),
        ["quotes"] = () => "a: " + new string('"', 4 * Megabyte - 10),
        ["an open quote"] = () => "a: \"" + new string('x', (4 * Megabyte) - 10),
        ["one long word"] = () => new('x', (4 * Megabyte) - 10),
        ["one long key"] = () => new string('x', (4 * Megabyte) - 10) + ": 1",
        ["one long value"] = () => "model: " + new string('x', (4 * Megabyte) - 10),
        ["one long formula"] = () => "variables: { x: \"" + Repeated("1 + ", 4 * Megabyte) + "1\" }",
        ["spaces"] = () => new(' ', (4 * Megabyte) - 10),
        ["tabs"] = () => new('\t', (4 * Megabyte) - 10),
        ["line ends"] = () => new('\n', (4 * Megabyte) - 10),
        ["flat keys"] = () => string.Concat(Enumerable.Range(0, 400_000).Select(i => $"k{i}: 1\n")),
        ["the same key"] = () => Repeated("a: 1\n", 4 * Megabyte),
        ["flat names"] = () => "parameters:\n" + string.Concat(Enumerable.Range(0, 28_000).Select(i => $"  k{i}: 1\n")),
        ["mistakes"] = () => "variables:\n" + string.Concat(Enumerable.Range(0, 9_000).Select(i => $"  variable{i}: veriable{i + 1}\n")),
        ["aliases of aliases"] = () => "a: &a [x]\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"b{i}: &b{i} [*{(i == 1 ? "a" : $"b{i - 1}")}, *{(i == 1 ? "a" : $"b{i - 1}")}]\n")),
        ["merge keys"] = () => "a: &a { x: 1 }\nb: { <<: *a }\n",
        ["tags"] = () => "a: !<!System.Diagnostics.Process> { FileName: sh }\n",
        ["deep parentheses"] = () => Formula(new string('(', 4_000) + "1" + new string(')', 4_000)),
        ["signs"] = () => Formula(new string('-', 9_000) + "1"),
        ["negations"] = () => Formula(Repeated("not ", 9_000) + "1"),
        ["powers"] = () => Formula(Repeated("2^", 3_000) + "2"),
        ["a chain of comparisons"] = () => Formula(Repeated("1 < ", 3_000) + "2"),
        ["brackets in a formula"] = () => Formula(Repeated("x[", 4_000)),
        ["sums of sums"] = () => Wide + Formula("sum(a in big: sum(b in big: sum(c in big: sum(d in big: 1))))"),
        ["a sum over many sets"] = () => Wide + Formula("sum(a in big, b in big, c in big, d in big, e in big: 1)"),
        ["a long sum"] = () => Wide + Formula("sum(a in big, b in big: year)"),
        ["names over many sets"] = () => Wide + "variables: { \"x[a in big, b in big, c in big]\": 1 }",
        ["a filter over many sets"] = () => Wide + "variables: { \"x[a in big, b in big, c in big if a == b and b == c]\": 1 }",
        ["allocations"] = () => Wide + "variables:\n  flow[a in big, b in big if a < b]: { allocate: 1, by: 1, within: 1 }\n",
        ["doublings"] = () => Formula(Repeated("or_else(", 35 * 8) + "year" + Repeated(", 1)", 35 * 4) + " + nothing"),
        ["doublings that mean something"] = () => "variables:\n  x0: year\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"  x{i}: \"{Doubled(12, $"x{i - 1}")}\"\n")) + "  y: nothing\n",
        ["measures of measures"] = () => "measures:\n  x0: mean(year)\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"  x{i}: \"x{i - 1} + x{i - 1}\"\n")),
        ["a ladder of variables"] = () => "variables:\n" + string.Concat(Enumerable.Range(1, 5_000).Select(i => $"  x{i}: \"x{i + 1}\"\n")) + "  x5001: x1\n",
        ["many patterns"] = () => "measures: { m: year }\npatterns:\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"  x{i}: \"m < {i}\"\n")),
        ["levels without end"] = () => "sets: { s: [x, y] }\nissues:\n  i[s]:\n    parties: [a, b]\n    levels:\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"      l{i}: {{ {string.Join(", ", Enumerable.Range(0, 250).Select(j => $"a{(i * 250) + j}: 1"))} }}\n")),
        ["empty lines and comments"] = () => "\n# nothing\n\n",
        ["years without end"] = () => "model: m\ntime: { start: 1, end: 9999, period: quarter }\nactors: {}\n",
        ["durations without end"] = () => Formula("lag(year, 99999999999999 years) + lag(year, 1e300) + lag(year, 1e308 years)"),
        ["units without end"] = () => "parameters: { w: { fixed: 1, unit: \"" + Repeated("m*", 90) + "m^13\" } }",
        ["a protocol of the machine"] = () => "extends: /etc/passwd\nseed: /etc\n",
    };

    public static TheoryData<string> Names => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gives_an_error_within_two_seconds_and_little_memory(string name)
    {
        using var workshop = new Workshop();
        var text = Texts[name]();
        workshop.ReadWhole("model: warm");
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var before = Used();

        var result = text.StartsWith("model", StringComparison.Ordinal) || text.Length is < 20 or > Megabyte ? workshop.ReadWhole(text) : workshop.Read(text);

        Assert.NotEmpty(result.Errors);
        Assert.InRange(result.Errors.Length, 1, 501);
        Assert.All(result.Errors, e => Assert.InRange(e.ToString().Length, 1, 1_500));
        Assert.InRange((Used() - before).TotalSeconds, 0, 2);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - allocated) / Megabyte, 0, 500);
    }

    [Fact]
    public void Files_in_other_encodings_are_refused()
    {
        using var workshop = new Workshop();
        var path = Path.Combine(workshop.Folder, "models", "m.yaml");
        workshop.Write("models/m.yaml", "model: m");
        foreach (var bytes in (byte[][])[Encoding.Unicode.GetBytes("model: m\n"), [0x6d, 0xff, 0xfe], [0x80]])
        {
            File.WriteAllBytes(path, bytes);
            Assert.NotEmpty(ModelReader.Read(path, workshop.Folders, Overrides.None).Errors);
        }
    }

    [Fact]
    public void A_byte_order_mark_and_line_ends_of_any_kind_make_no_difference()
    {
        using var workshop = new Workshop();
        var text = Workshop.Whole("variables:\n  x: 1\n");
        var digest = workshop.ReadWhole(text).Model!.Digest;

        foreach (var other in (string[])["\uFEFF" + text, text.Replace("\n", "\r\n"), text.Replace('\n', '\r')])
        {
            Assert.Equal(digest, workshop.ReadWhole(other).Model!.Digest);
        }
    }

    [Fact]
    public void A_path_that_is_no_file_is_an_error()
    {
        using var workshop = new Workshop();

        foreach (var path in (string[])[workshop.Folder, Path.Combine(workshop.Folder, "none.yaml"), "\0", string.Empty])
        {
            Assert.Single(ModelReader.Read(path, workshop.Folders, Overrides.None).Errors);
        }
    }

    [Fact]
    public void Links_are_not_followed_out_of_the_folders()
    {
        using var workshop = new Workshop();
        workshop.Write("outside/base.yaml", "model: base\n");
        workshop.Write("outside/case/seed.yaml", "seed: case\n");
        workshop.Write("seeds/tables/seed.yaml", "seed: tables\n");
        workshop.Write("models/m.yaml", string.Empty);
        File.CreateSymbolicLink(Path.Combine(workshop.Folder, "models", "base.yaml"), Path.Combine(workshop.Folder, "outside", "base.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(workshop.Folder, "seeds", "case"), Path.Combine(workshop.Folder, "outside", "case"));
        File.CreateSymbolicLink(Path.Combine(workshop.Folder, "seeds", "tables", "data.csv"), "/etc/hostname");

        Assert.Equal("models/m.yaml(1,10): links are not followed; found: base", workshop.Read("extends: base").Errors[0].ToString());
        Assert.Equal("models/m.yaml(1,7): links are not followed; found: case", workshop.Read("seed: case").Errors[0].ToString());
        Assert.Equal("seeds/tables/data.csv(1,1): links are not followed", workshop.Read("seed: tables").Errors[0].ToString());
    }

    [Fact]
    public void A_table_without_end_is_refused()
    {
        using var workshop = new Workshop();
        workshop.Write("seeds/case/seed.yaml", "seed: case\n");
        const string header = "year,variable,unit,value,low,high,source,status\n";
        for (var i = 0; i < 4; i++)
        {
            var (text, year) = (new StringBuilder(header), 0);
            while (text.Length < 3 * Megabyte) text.Append(CultureInfo.InvariantCulture, $"{year++ % 9999 + 1},v{i}{year / 9999},USD,1,,,,\n");
            workshop.Write($"seeds/case/data{i}.csv", text.ToString());
        }

        var before = Used();
        var errors = workshop.Read("seed: case").Errors;

        Assert.Equal("seeds/case/data1.csv(1,1): the files of the seed are too large together; allowed: at most 4 MB", Assert.Single(errors).ToString());
        Assert.InRange((Used() - before).TotalSeconds, 0, 2);
    }

    private static TimeSpan Used()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static string Formula(string text) => $"variables: {{ x: \"{text}\" }}";

    private static string Doubled(int times, string inside) => times == 0 ? inside : $"or_else({Doubled(times - 1, inside)}, 1)";

    private static string Repeated(string text, int length) => new StringBuilder().Insert(0, text, Math.Max(1, (length - 10) / text.Length)).ToString();
}
