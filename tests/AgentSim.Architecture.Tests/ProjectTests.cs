using System.Xml.Linq;

namespace AgentSim.Architecture.Tests;

public class ProjectTests
{
    /// <summary>Which projects each project may refer to: arrows never point back.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["AgentSim.Model"] = [],
        ["AgentSim.Figures"] = [],
        ["AgentSim.Simulation"] = ["AgentSim.Model"],
        ["AgentSim.Experiments"] = ["AgentSim.Simulation"],
        ["AgentSim.Runtime"] = ["AgentSim.Experiments"],
        ["AgentSim.Results"] = ["AgentSim.Experiments", "AgentSim.Figures"],
        ["AgentSim.Games"] = [],
        ["AgentSim.Cluster"] = ["AgentSim.Results", "AgentSim.Runtime"],
        ["AgentSim.App"] = ["AgentSim.Cluster", "AgentSim.Games", "AgentSim.Results", "AgentSim.Runtime"],
    };

    public static TheoryData<string> Projects => [.. Tree.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_none_that_comes_after_it(string project)
    {
        var references = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void Only_the_application_knows_terminals_and_only_the_runtime_and_the_cluster_know_Akka()
    {
        Assert.Equal(["AgentSim.App"], UsersOf("Spectre.Console", "System.CommandLine"));
        Assert.Equal(["AgentSim.Runtime"], UsersOf("Akka"));
        Assert.Equal(["AgentSim.Cluster"], UsersOf("Akka.Cluster.Hosting", "Akka.Remote.Hosting"));
        Assert.Equal(["AgentSim.Figures"], UsersOf("ScottPlot"));
        Assert.Equal(["AgentSim.Results"], UsersOf("DuckDB.NET.Data.Full", "Parquet.Net"));
        Assert.Equal(["AgentSim.Games", "AgentSim.Model"], UsersOf("YamlDotNet", "Superpower"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_says_what_it_is_on_a_page_of_at_most_40_lines(string project)
    {
        var page = File.ReadAllLines(Repository.At("src", project, "README.md"));
        Assert.Equal($"# {project}", page[0]);
        Assert.Contains("## Decisions", page);
        Assert.True(page.Length <= 40, $"{page.Length} lines");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_has_tests(string project) =>
        Assert.NotEmpty(Directory.EnumerateFiles(Repository.At("tests", $"{project}.Tests"), "*Tests.cs", SearchOption.AllDirectories));

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = Tree.Read("AgentSim.sln").Replace('\\', '/');
        Assert.All(Tree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)), file => Assert.Contains($"\"{file}\"", solution, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("T:System.Random")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("M:System.Math.Exp(System.Double)")]
    [InlineData("M:System.Math.Log(System.Double)")]
    [InlineData("M:System.Math.Pow(System.Double,System.Double)")]
    [InlineData("T:System.Numerics.Tensors.TensorPrimitives")]
    public void What_would_make_results_differ_is_banned(string symbol) => Assert.Contains($"{symbol};", Tree.Read("BannedSymbols.txt"), StringComparison.Ordinal);

    [Fact]
    public void The_ban_holds_in_all_projects_of_the_product()
    {
        var build = Tree.Read("src/Directory.Build.props");
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", build, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", build, StringComparison.Ordinal);
        Assert.All(Tree.Projects, project => Assert.DoesNotContain("RS0030", Tree.Read($"src/{project}/{project}.csproj"), StringComparison.Ordinal));
    }

    private static IEnumerable<string> UsersOf(params string[] packages) =>
        Tree.Projects.Where(project => Items(project, "PackageReference").Intersect(packages).Any());

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Tree.Read($"src/{project}/{project}.csproj")).Descendants(kind).Select(item => (string)item.Attribute("Include")!);
}
