using System.Text.Json.Nodes;
using Taktchat.CloudApi.Media;

namespace Taktchat.CloudApi.Graph;

/// <summary>An error as the Graph API words it; the HTTP status follows from the code.</summary>
internal sealed record GraphError(
    int Code,
    string Message,
    string? Details = null,
    int? Subcode = null,
    string Type = "OAuthException")
{
    private static readonly Dictionary<int, string> Titles = new()
    {
        [1] = "An unknown error occurred",
        [2] = "Service temporarily unavailable",
        [4] = "Application request limit reached",
        [10] = "Application does not have permission for this action",
        [100] = "Invalid parameter",
        [131000] = "Something went wrong",
        [131005] = "Access denied",
        [131008] = "Required parameter is missing",
        [131009] = "Parameter value is not valid",
        [131016] = "Service unavailable",
        [131021] = "Recipient cannot be sender",
        [131026] = "Message undeliverable",
        [131031] = "Account has been locked",
        [131042] = "Business eligibility payment issue",
        [131047] = "Re-engagement message",
        [131048] = "Spam rate limit hit",
        [131049] = "This message was not delivered to maintain healthy ecosystem engagement.",
        [131050] = "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages on WhatsApp from your business",
        [131051] = "Unsupported message type",
        [131053] = "Media upload error",
        [131056] = "(Business Account, Consumer Account) pair rate limit hit",
        [131057] = "Business account is in maintenance mode",
        [130429] = "Rate limit hit",
        [130472] = "User's number is part of an experiment",
        [132000] = "Number of parameters does not match the expected number of params",
        [132001] = "Template name does not exist in the translation",
        [132005] = "Translated text too long",
        [132012] = "Parameter format does not match format in the created template",
        [132015] = "Template is paused",
        [132016] = "Template is disabled",
        [132018] = "There was a problem with the template's parameters",
        [133010] = "The account does not exist in Cloud API",
        [368] = "Temporarily blocked for policies violations",
        [80007] = "Rate limit issues",
    };

    public int? Http { get; init; }

    public int Status => Http ?? Code switch
    {
        0 or 190 => 401,
        3 => 500,
        10 or 368 or (>= 200 and <= 299) or 131005 or 131031 => 403,
        2 or 131016 or 133004 => 503,
        131000 => 500,
        132001 => 404,
        _ => 400,
    };

    public static string Title(int code) => Titles.GetValueOrDefault(code, "Unknown error");

    /// <summary>A code of the platform with its usual words.</summary>
    public static GraphError Of(int code, string? details = null) => new(code, $"(#{code}) {Title(code)}", details);

    public static GraphError Parameter(string message) => new(100, "(#100) " + message);

    public static GraphError NoPermission(string what = "You do not have permission to access this object") => new(200, "(#200) " + what);

    public static GraphError UnknownObject(string id, string verb) => new(
        100,
        $"Unsupported {verb} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, "
            + "or does not support this operation",
        Subcode: 33,
        Type: "GraphMethodException");

    public static GraphError InvalidToken(int subcode) => new(
        190,
        subcode switch
        {
            463 => "Error validating access token: Session has expired",
            460 => "Error validating access token: The session has been invalidated because the user changed their password",
            _ => "Error validating access token: The session has been invalidated",
        },
        Subcode: subcode);

    public JsonObject ToJson(string traceId)
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = Type, ["code"] = Code };
        if (Subcode is not null)
        {
            error["error_subcode"] = Subcode;
        }

        if (Details is not null)
        {
            error["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = Details };
        }

        error["fbtrace_id"] = traceId;
        return new JsonObject { ["error"] = error };
    }
}

/// <summary>What an endpoint answers: a body, an error, or a file.</summary>
internal sealed record GraphReply(JsonNode? Body, GraphError? Error = null, MediaFile? File = null)
{
    public static GraphReply Success => new(new JsonObject { ["success"] = true });

    public static implicit operator GraphReply(GraphError error) => new(null, error);
}
