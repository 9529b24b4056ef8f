using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Tenancy.SignIn;

/// <summary>What is counted by network address, each for itself.</summary>
internal enum Door
{
    /// <summary>A password is offered: few a minute.</summary>
    SignIn,

    /// <summary>A browser that is signed in asks for its next token. Its secret cannot be guessed, and a whole office behind
    /// one address may reload at once.</summary>
    Renewal,
}

/// <summary>Slows down who guesses: by address of the network, and by e-mail whether anybody has it or not.</summary>
internal sealed class SignInGuard(HotWriter writer, TimeProvider time)
{
    /// <summary>From one network address in a minute.</summary>
    private const int SignInsPerMinute = 60;
    private const int RenewalsPerMinute = 600;
    private const int Capacity = 50_000;

    private readonly ConcurrentDictionary<(Door, string), (long Minute, int Count)> _addresses = new();

    /// <summary>Seconds to wait; null when this network address may go on.</summary>
    public int? Throttle(Door door, string? address)
    {
        var now = time.NowMs();
        var minute = now / 60_000;
        if (_addresses.Count > Capacity)
        {
            _addresses.Clear();
        }

        var (_, count) = _addresses.AddOrUpdate((door, address ?? ""), _ => (minute, 1),
            (_, old) => old.Minute == minute ? (minute, old.Count + 1) : (minute, 1));
        return count > (door == Door.SignIn ? SignInsPerMinute : RenewalsPerMinute) ? (int)(60 - now / 1000 % 60) : null;
    }

    /// <summary>Counts an attempt before its password is looked at, so that guesses made at once cannot all pass before the
    /// first is counted. False while the e-mail is locked: such an attempt neither counts nor makes the lock longer.</summary>
    public async Task<bool> MayTryAsync(string email)
    {
        var attempt = new CountSignIn(KeyOf(email));
        await writer.RunAsync(attempt);
        return attempt.MayTry;
    }

    public Task SucceededAsync(string email) => writer.RunAsync(new ClearSignIns(KeyOf(email)));

    private static byte[] KeyOf(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(email));
}
