using System.Security.Cryptography;
using System.Text;

namespace AgentSim.App.Serving;

/// <summary>A secret that is made anew at each start: who has it may start work.</summary>
internal sealed class AccessToken
{
    private const int Bytes = 24;

    private readonly byte[] text;

    /// <summary>A new one.</summary>
    public AccessToken()
    {
        Text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).Replace('+', '-').Replace('/', '_');
        text = Encoding.ASCII.GetBytes(Text);
    }

    /// <summary>As it stands in the address.</summary>
    public string Text { get; }

    /// <summary>Whether this is it; how long that takes tells nothing of it.</summary>
    public bool Is(string? said) => said is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), text);
}
