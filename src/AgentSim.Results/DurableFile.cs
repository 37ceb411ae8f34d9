using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentSim.Results;

/// <summary>
/// Files that are there whole or not at all, even if the machine loses power: written aside, flushed to disk, renamed, and the renaming flushed too.
/// </summary>
internal static partial class DurableFile
{
    /// <summary>What the name of a file ends with while it is being written.</summary>
    public const string Aside = ".writing";

    /// <summary>Has <paramref name="write"/> fill <paramref name="path"/>, replacing what was there.</summary>
    public static async Task Write(string path, Func<Stream, Task> write)
    {
        var aside = path + Aside;
        try
        {
            await using (var file = new FileStream(aside, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch (Exception e)
        {
            File.Delete(aside);
            if (e is not IOException and not UnauthorizedAccessException) throw;
            throw new IOException($"{path} could not be written: {e.Message} What was written before is whole.", e);
        }

        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    // The file system of Windows keeps the order of renames by itself, and .NET opens no folders.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(Open(folder, flags: 0), ownsHandle: true);
        if (!handle.IsInvalid) RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
