using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Webhooks;

/// <summary>Where the webhooks of one app go, and the secret that signs them.</summary>
internal sealed record WebhookTarget(string AppId, string AppSecret, string Url);

/// <summary>Finds the callback address in force: the number's before the account's before the app's.</summary>
internal sealed class WebhookTargets(SimWorld world, SimulatorOptions options)
{
    public List<WebhookTarget> Of(WebhookEvent update) =>
        [.. (world.Wabas.GetValueOrDefault(update.WabaId)?.Subscriptions.Keys ?? []).Select(x => Of(update, x)).OfType<WebhookTarget>()];

    /// <summary>Null when the app is no longer subscribed, or never had an address.</summary>
    public WebhookTarget? Of(WebhookEvent update, string appId)
    {
        if (!world.Apps.TryGetValue(appId, out var app)
            || !world.Wabas.TryGetValue(update.WabaId, out var waba)
            || !waba.Subscriptions.TryGetValue(appId, out var ofAccount))
        {
            return null;
        }

        var ofNumber = update.Number?.AppId == appId ? update.Number.WebhookOverride : null;
        var url = ofNumber?.Url ?? ofAccount?.Url ?? app.CallbackUrl;
        return string.IsNullOrEmpty(url) ? null : new WebhookTarget(app.Id, app.Secret, Absolute(url));
    }

    private string Absolute(string url) =>
        url.StartsWith('/') && options.PublicUrl is { } publicUrl ? publicUrl.TrimEnd('/') + url : url;
}
