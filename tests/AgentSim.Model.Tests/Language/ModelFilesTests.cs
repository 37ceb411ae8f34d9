using AgentSim.Language;

namespace AgentSim.Tests.Language;

public sealed class ModelFilesTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.At("models"), "*.yaml", SearchOption.AllDirectories).Where(f => !f.EndsWith(".game.yaml", StringComparison.Ordinal) && !f.Contains("experiments", StringComparison.Ordinal) && !f.Contains("calibrations", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_model_file_reads_without_an_error(string file)
    {
        var path = Repository.At(file);

        var result = ModelReader.Read(path, ModelFolders.Around(path), Overrides.None);

        Assert.Empty(result.Errors);
        Assert.NotNull(result.Model);
    }
}
