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
}
