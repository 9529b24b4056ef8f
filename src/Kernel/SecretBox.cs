using Microsoft.AspNetCore.DataProtection;

namespace Taktchat.Kernel;

/// <summary>Encrypts secrets before they are stored. The key ring is part of every backup: without it they are lost.</summary>
public sealed class SecretBox(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("taktchat.secrets.v1");

    public string Seal(string secret) => _protector.Protect(secret);

    /// <summary>The secret, or null when the key ring that sealed it is not here.</summary>
    public string? Open(string? sealedSecret)
    {
        if (string.IsNullOrEmpty(sealedSecret))
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(sealedSecret);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
