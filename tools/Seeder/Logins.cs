using System.Security.Cryptography;
using System.Text.Json;
using Taktchat.Tenancy.Contracts;

namespace Taktchat.Seeder;

/// <summary>How somebody of the demo company signs in.</summary>
public sealed record Login(string Name, string Email, string Role, string Password);

/// <summary>The generated passwords, in a file that only its owner reads: nobody could know them otherwise.</summary>
public static class Logins
{
    public const string FileName = "demo-logins.json";

    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The logins of this data folder; none when no company was made up in it.</summary>
    public static IReadOnlyList<Login> Read(string dataFolder)
    {
        var file = Path.Combine(dataFolder, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<List<Login>>(File.ReadAllText(file), Options)! : [];
    }

    internal static void Write(string dataFolder, IReadOnlyList<Login> logins)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(Path.Combine(dataFolder, FileName), options);
        JsonSerializer.Serialize(file, logins, Options);
    }

    internal static Login Of(Colleague colleague) =>
        new(colleague.Name, colleague.Email, colleague.Role.Word(), Password());

    private static string Password()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 12);
        return $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }
}
