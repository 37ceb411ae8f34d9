using System.Globalization;
using System.Runtime.Intrinsics;
using AgentSim.Simulation.Chance;
using CsCheck;

namespace AgentSim.Simulation.Tests.Chance;

/// <summary>Known answers: Random123 (D. E. Shaw Research), tests/kat_vectors, philox4x32 with 10 rounds.</summary>
public class PhiloxTests
{
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000 00000000 00000000 6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff 408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0 d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void A_block_is_the_known_answer(string line)
    {
        var words = line.Split(' ').Select(word => uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(
            (words[6], words[7], words[8], words[9]),
            Philox.Block((words[0], words[1], words[2], words[3]), words[4] | ((ulong)words[5] << 32)));
    }

    [Fact]
    public void Blocks_are_the_known_answers_of_the_whole_file()
    {
        var lines = Lines().ToArray();
        Assert.SkipWhen(lines.Length == 0, "The file of known answers is not beside the repository.");
        Assert.All(lines, A_block_is_the_known_answer);
    }

    [Fact]
    public void Four_blocks_side_by_side_are_four_blocks() =>
        Gen.Select(Gen.UInt.Array[16], Gen.ULong).Sample((words, key) =>
        {
            var (word0, word1, word2, word3) = (Row(words, 0), Row(words, 4), Row(words, 8), Row(words, 12));
            Philox.Blocks(ref word0, ref word1, ref word2, ref word3, key);
            for (var lane = 0; lane < 4; lane++)
            {
                Assert.Equal(
                    Philox.Block((words[lane], words[lane + 4], words[lane + 8], words[lane + 12]), key),
                    ((uint)word0[lane], (uint)word1[lane], (uint)word2[lane], (uint)word3[lane]));
            }
        });

    private static Vector256<ulong> Row(uint[] words, int first) =>
        Vector256.Create((ulong)words[first], words[first + 1], words[first + 2], words[first + 3]);

    private static IEnumerable<string> Lines()
    {
        var file = Repository.At("..", "shared", "validation", "philox-kat.txt");
        return File.Exists(file) ? Answers(File.ReadLines(file)) : [];
    }

    private static IEnumerable<string> Answers(IEnumerable<string> lines) =>
        from line in lines
        where line.StartsWith("philox4x32 10 ", StringComparison.Ordinal)
        select string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2..]);
}
