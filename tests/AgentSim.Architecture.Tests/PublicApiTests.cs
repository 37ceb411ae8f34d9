using System.Reflection;
using PublicApiGenerator;

namespace AgentSim.Architecture.Tests;

/// <summary>What a library shows to others is what was approved, and what others use.</summary>
public class PublicApiTests
{
    public static TheoryData<string> Libraries => [.. Tree.Projects.Where(project => project != "AgentSim.App")];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_API_is_what_was_approved(string library)
    {
        var api = Assembly.Load(library).GeneratePublicApi(new() { IncludeAssemblyAttributes = false });
        Approved.Check($"{library}.txt", api.ReplaceLineEndings("\n") + "\n");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Only_what_another_project_needs_is_public(string library)
    {
        var needless = string.Join('\n', PublicSurface.Needless(library));
        Assert.True(needless.Length == 0, $"Make these internal, for no other project needs them:\n{needless}");
    }
}
