namespace Taktchat.Channels.CloudApi;

/// <summary>Where the Cloud API is; settings of the operator (<c>Taktchat:WhatsAppCloud</c>).</summary>
public sealed class GraphOptions
{
    public string GraphBaseUrl { get; set; } = "https://graph.facebook.com";

    public string MediaBaseUrl { get; set; } = "https://lookaside.fbsbx.com";

    /// <summary>Version of the Graph API; always sent (whatsapp-cloud-api reference 0.2).</summary>
    public string GraphVersion { get; set; } = "v25.0";

    /// <summary>Seconds a call may take. What a send has not answered by then is unknown.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}
