using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Taktchat.Tenancy.Domain;

namespace Taktchat.Tenancy.SignIn;

/// <summary>Password hashes (PBKDF2 with HMAC-SHA512, salted). An unknown address costs the same time as a wrong password.</summary>
internal sealed class Passwords
{
    private const int Iterations = 120_000;

    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> _nobody;

    public Passwords() => _nobody = new(() => Hash(Guid.CreateVersion7().ToString()));

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <param name="rehash">True when the hash was made with weaker settings than today's.</param>
    public bool Verify(string? hash, string password, out bool rehash)
    {
        var result = _hasher.VerifyHashedPassword(null!, hash ?? _nobody.Value, password);
        rehash = result == PasswordVerificationResult.SuccessRehashNeeded;
        return hash is not null && result != PasswordVerificationResult.Failed;
    }
}
