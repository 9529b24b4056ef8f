using Microsoft.IdentityModel.Tokens;
using Taktchat.Kernel.Data;

namespace Taktchat.Tenancy.SignIn;

/// <summary>The key our tokens are signed with.</summary>
internal sealed class SigningKey(InstallationKeys keys)
{
    private const string Name = "jwt.key";

    private SymmetricSecurityKey? _key;

    public SymmetricSecurityKey Key => _key ?? throw new InvalidOperationException("The signing key has not been read yet.");

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        _key = new SymmetricSecurityKey(await keys.ReadOrMakeAsync(Name, cancellationToken));
}
