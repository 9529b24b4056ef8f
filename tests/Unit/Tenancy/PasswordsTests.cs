using Taktchat.Tenancy.SignIn;

namespace Taktchat.Unit.Tenancy;

public sealed class PasswordsTests
{
    private readonly Passwords _passwords = new();

    [Fact]
    public void A_password_is_known_again_and_another_is_not()
    {
        var hash = _passwords.Hash("correta-123");

        Assert.True(_passwords.Verify(hash, "correta-123", out var rehash));
        Assert.False(rehash);
        Assert.False(_passwords.Verify(hash, "Correta-123", out _));
    }

    [Fact]
    public void Nobody_has_a_password() => Assert.False(_passwords.Verify(null, "-", out _));

    [Fact]
    public void A_hash_of_weaker_settings_is_to_be_made_again()
    {
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<string>(
            Microsoft.Extensions.Options.Options.Create(new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1_000 }))
            .HashPassword("", "correta-123");

        Assert.True(_passwords.Verify(weak, "correta-123", out var rehash));
        Assert.True(rehash);
    }
}
