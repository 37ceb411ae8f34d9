using Stream = AgentSim.Simulation.Chance.Stream;

namespace AgentSim.Simulation.Tests.Chance;

public class StreamTests
{
    [Theory]
    // Test vectors of FNV-1a, 32 bits (RFC 9923, and the authors' test suite).
    [InlineData("", 0x811c9dc5)]
    [InlineData("a", 0xe40c292c)]
    [InlineData("foobar", 0xbf9cf968)]
    public void The_id_is_the_published_hash_of_the_name(string name, uint id) => Assert.Equal(id, Stream.Named(name).Id);

    [Fact]
    public void A_collision_names_both_streams() =>
        Assert.Equal(
            [new("costarring", "liquid"), new("declinate", "macallums")],
            Stream.Collisions(["costarring", "declinate", "oil_price", "liquid", "macallums", "liquid_gas"]));

    [Fact]
    public void The_same_name_twice_is_no_collision() => Assert.Empty(Stream.Collisions(["oil_price", "oil_price"]));
}
