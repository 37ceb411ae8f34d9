namespace AgentSim.Cluster.Tests;

/// <summary>Places on the network as a person writes them.</summary>
public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:80", "127.0.0.1", 80)]
    [InlineData("node7", "node7", 4747)]
    [InlineData("[::1]:9", "::1", 9)]
    [InlineData("[fe80::1]", "fe80::1", 4747)]
    public void A_host_and_a_port_are_read(string text, string host, int port) => Assert.Equal(new(host, port), ListenAddress.Of(text, 4747));

    [Theory]
    [InlineData("")]
    [InlineData(":80")]
    [InlineData("a:b")]
    [InlineData("a:70000")]
    [InlineData("a b:1")]
    [InlineData("fe80::1:80")]
    [InlineData("a/b:1")]
    public void What_is_neither_is_not(string text) => Assert.Null(ListenAddress.Of(text, 4747));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("localhost", true)]
    [InlineData("::1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("localhost.example.org", false)]
    public void Only_this_machine_reaches_loopback(string host, bool loopback) => Assert.Equal(loopback, new ListenAddress(host, 1).IsLoopback);
}
