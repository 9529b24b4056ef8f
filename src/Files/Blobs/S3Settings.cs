using Microsoft.Extensions.Configuration;

namespace Taktchat.Files.Blobs;

/// <summary>Which bucket files go to; without these settings they stay in the data folder.</summary>
internal sealed record S3Settings(string? Endpoint, string Bucket, string Region, string AccessKey, string SecretKey, bool ForcePathStyle)
{
    public const string Section = "Taktchat:Files:S3";

    /// <summary>As an operator writes it.</summary>
    private const string Shown = "Taktchat__Files__S3";

    private static readonly string[] Needed = ["Bucket", "AccessKey", "SecretKey"];

    /// <summary>Null when nothing is set.</summary>
    public static S3Settings? Of(IConfiguration configuration)
    {
        var set = configuration.GetSection(Section);
        var endpoint = Value(set, "Endpoint");
        return Value(set, "Bucket") is { } bucket && Problem(configuration) is null
            ? new(endpoint, bucket, Value(set, "Region") ?? "us-east-1", Value(set, "AccessKey")!, Value(set, "SecretKey")!,
                Value(set, "ForcePathStyle") is { } style ? bool.Parse(style) : endpoint is not null)
            : null;
    }

    /// <summary>What is wrong with the settings, in a sentence for the person at the terminal; null when nothing is.</summary>
    public static string? Problem(IConfiguration configuration)
    {
        var set = configuration.GetSection(Section);
        if (set.GetChildren().All(x => string.IsNullOrWhiteSpace(x.Value)))
        {
            return null;
        }

        var missing = Needed.Where(x => Value(set, x) is null).ToList();
        if (Value(set, "Endpoint") is null && Value(set, "Region") is null)
        {
            missing.Add("Endpoint or Region");
        }

        if (missing.Count > 0)
        {
            return $"The bucket for files is only half configured: {Shown} lacks {string.Join(", ", missing)}.";
        }

        if (Value(set, "Endpoint") is { } endpoint
            && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            return $"{Shown}__Endpoint is not an http or https address.";
        }

        return Value(set, "ForcePathStyle") is { } style && !bool.TryParse(style, out _)
            ? $"{Shown}__ForcePathStyle is neither true nor false." : null;
    }

    private static string? Value(IConfigurationSection set, string name) =>
        string.IsNullOrWhiteSpace(set[name]) ? null : set[name]!.Trim();
}
