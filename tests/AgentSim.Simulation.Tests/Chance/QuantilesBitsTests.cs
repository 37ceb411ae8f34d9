using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AgentSim.Simulation.Chance;

namespace AgentSim.Simulation.Tests.Chance;

public class QuantilesBitsTests
{
    [Fact]
    public void The_bits_are_the_approved_ones()
    {
        var histories = Enumerable.Range(0, 1_003).Select(i => (uint)i).ToArray();
        var draws = new double[histories.Length];
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Draw(0);
        Draw(1);
        Quantiles.Normal(draws, draws);
        Append();
        Draw(2);
        Quantiles.Gumbel(draws, draws);
        Append();
        Draw(3);
        Quantiles.Logistic(draws, draws);
        Append();
        Draw(4);
        for (var i = 0; i < draws.Length; i++)
            draws[i] = Quantiles.Gamma(draws[i], 0.3 + 0.05 * i) + Quantiles.Beta(draws[i], 0.5 + 0.005 * i, 2);
        Append();
        Assert.Equal("4E2DF883361247A40EC9D5346D08E70E", Convert.ToHexString(digest.GetHashAndReset())[..32]);

        void Draw(uint index)
        {
            new Draws(20).Uniform(Simulation.Chance.Stream.Named("bits"), histories, histories, 17, index, draws);
            Append();
        }

        void Append() => digest.AppendData(MemoryMarshal.AsBytes<double>(draws));
    }
}
