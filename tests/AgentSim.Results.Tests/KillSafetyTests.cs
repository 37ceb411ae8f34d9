namespace AgentSim.Results.Tests;

public class KillSafetyTests
{
    [Fact]
    public async Task A_part_that_was_half_written_is_not_seen()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(20, 10));
        var whole = Directory.GetFiles(results.PartsPath, "histories-00-*").Order().Last();
        await File.WriteAllBytesAsync(whole + DurableFile.Aside, File.ReadAllBytes(whole)[..100], TestContext.Current.CancellationToken);
        File.Delete(whole);
        Assert.Equal([0u, 0u, 10u], results.Finished().Select(batch => batch.Histories.First));
        using var query = results.Open();
        Assert.Equal([30L], query.Ask("select count(*) from histories").Rows.Single());
    }

    [Fact]
    public async Task Parts_of_a_batch_that_was_not_finished_are_not_seen_either()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(20, 10));
        File.Delete(Directory.GetFiles(results.PartsPath, "histories-01-*").Order().Last());
        using var query = results.Open();
        Assert.Equal([10L, 10L], query.Ask("select count(distinct history), max(history) + 1 from series where arm = 'random-play'").Rows.Single().Select(Convert.ToInt64).Cast<object?>());
    }

    [Fact]
    public async Task Writing_what_was_missing_gives_the_results_of_a_run_that_was_never_killed()
    {
        var run = Synthetic.Run(20, 6);
        using var killed = new TemporaryResults(run);
        await killed.Write(run.Batches().Skip(2).Take(3));
        await killed.Write(run.Batches().Except(killed.Finished()));
        using var whole = await TemporaryResults.Of(run);
        using var afterwards = killed.Open();
        using var atOnce = whole.Open();
        Assert.Equal(atOnce.Digest(), afterwards.Digest());
        Assert.Equal(Names(whole), Names(killed));
    }

    [Fact]
    public async Task Writing_a_batch_twice_changes_no_byte()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(10, 10));
        var before = Directory.GetFiles(results.PartsPath).Order().Select(File.ReadAllBytes).ToArray();
        await results.Write(results.Run.Batches());
        Assert.Equal(before, Directory.GetFiles(results.PartsPath).Order().Select(File.ReadAllBytes));
    }

    [Fact]
    public async Task If_writing_fails_the_old_file_stays_and_nothing_lies_beside_it()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(1, 1));
        var path = Path.Combine(results.Folder.Path, "file");
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => DurableFile.Write(path, _ => throw new InvalidOperationException()));
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(results.Folder.Path, "*" + DurableFile.Aside));
    }

    [Fact]
    public async Task A_new_run_in_an_old_folder_removes_the_old_results_and_nothing_else()
    {
        using var results = await TemporaryResults.Of(Synthetic.Run(4, 2));
        await File.WriteAllTextAsync(results.Folder.ReportPath, "old", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(results.PartsPath, "histories-00-0000000009-1.parquet" + DurableFile.Aside), "half", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(results.PartsPath, "notes.txt"), "mine", TestContext.Current.CancellationToken);
        ResultFolder.Create(results.Folder.Path);
        Assert.Equal(["notes.txt"], Directory.EnumerateFiles(results.Folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.Throws<FileNotFoundException>(() => ResultFolder.Open(results.Folder.Path));
    }

    private static IEnumerable<string?> Names(TemporaryResults results) => Directory.GetFiles(results.PartsPath).Select(Path.GetFileName).Order();
}
