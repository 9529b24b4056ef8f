using System.Text.Json.Nodes;
using Taktchat.CloudApi.Time;
using Taktchat.CloudApi.Ui;
using Taktchat.CloudApi.World;

namespace Taktchat.CloudApi.Control;

internal sealed record AppSeed(string Id, string? Name, string? Secret, string? CallbackUrl, string? VerifyToken);

internal sealed record AccountSeed(
    string Id,
    string? Name,
    bool? Subscribed,
    string? AppId,
    string? OverrideCallbackUri,
    string? VerifyToken);

internal sealed record NumberSeed(
    string Id,
    string? DisplayPhoneNumber,
    string? VerifiedName,
    string? WabaId,
    string? AppId,
    string? QualityRating,
    bool? Registered,
    NumberState? State,
    int? ThroughputMps,
    string? OverrideCallbackUri);

internal sealed record TokenSeed(
    string Token, string? AppId, string[]? Scopes, string[]? WabaIds, DateTimeOffset? ExpiresAt, int? ExpiresInSeconds, int? InvalidSubcode);

internal sealed record ContactSeed(
    string Phone,
    string? WaId,
    string? Name,
    string? Username,
    bool? HidesPhone,
    ContactMode? Mode,
    bool? OnWhatsApp,
    string? Number,
    DateTimeOffset? LastInboundAt);

/// <summary>Objects of the simulated platform, made and changed without asking them: no handshake, no token.</summary>
internal sealed class SeedEndpoints(SimWorld world, SimulatorOptions options, SimClock clock, UiFeed feed)
{
    public void Map(IEndpointRouteBuilder sim)
    {
        sim.MapGet("/apps", () => world.Apps.Values);
        sim.MapPost("/apps", (JsonNode body) => Apply<AppSeed>(body, SetApp));
        sim.MapGet("/wabas", () => world.Wabas.Values);
        sim.MapPost("/wabas", (JsonNode body) => Apply<AccountSeed>(body, SetAccount));
        sim.MapGet("/numbers", () => world.Numbers.Values.Select(x => new
        {
            x.Id,
            x.DisplayPhoneNumber,
            x.VerifiedName,
            x.WabaId,
            x.AppId,
            x.QualityRating,
            x.Registered,
            x.State,
            x.ThroughputMps,
            x.WebhookOverride,
        }));
        sim.MapPost("/numbers", (JsonNode body) => Apply<NumberSeed>(body, SetNumber));
        sim.MapGet("/tokens", () => world.Tokens.Seeded);
        sim.MapPost("/tokens", (JsonNode body) => Apply<TokenSeed>(body, SetToken));
        sim.MapGet("/contacts", () => world.Contacts.All);
        sim.MapPost("/contacts", (JsonNode body) => Apply<ContactSeed>(body, SetContact));
    }

    private IResult Apply<T>(JsonNode body, Func<T, object> set)
    {
        var results = SimJson.OneOrMany<T>(body).Select(set).ToArray();
        feed.Changed();
        return Results.Json(body is JsonArray ? results : results[0]);
    }

    private SimApp SetApp(AppSeed seed)
    {
        var app = world.Apps.GetOrAdd(seed.Id, id => new SimApp
        {
            Id = id,
            Secret = seed.Secret ?? throw new BadHttpRequestException("A new app needs a secret."),
        });
        app.Name = seed.Name ?? app.Name;
        app.Secret = seed.Secret ?? app.Secret;
        app.CallbackUrl = seed.CallbackUrl ?? app.CallbackUrl;
        app.VerifyToken = seed.VerifyToken ?? app.VerifyToken;
        return app;
    }

    private SimWaba SetAccount(AccountSeed seed)
    {
        var waba = world.Wabas.GetOrAdd(seed.Id, id => new SimWaba { Id = id });
        waba.Name = seed.Name ?? waba.Name;
        var appId = seed.AppId ?? options.AppId;
        if (seed.Subscribed == false)
        {
            waba.Subscriptions.TryRemove(appId, out _);
        }
        else if (seed.Subscribed == true || seed.OverrideCallbackUri is not null)
        {
            waba.Subscriptions[appId] = seed.OverrideCallbackUri is { Length: > 0 } url ? new WebhookOverride(url, seed.VerifyToken) : null;
        }

        return waba;
    }

    private object SetNumber(NumberSeed seed)
    {
        var number = world.Numbers.GetOrAdd(seed.Id, id => new SimNumber
        {
            Id = id,
            DisplayPhoneNumber = seed.DisplayPhoneNumber ?? throw new BadHttpRequestException("A new number needs displayPhoneNumber."),
            WabaId = seed.WabaId ?? options.BusinessAccountId,
            AppId = seed.AppId ?? options.AppId,
        });
        number.DisplayPhoneNumber = seed.DisplayPhoneNumber ?? number.DisplayPhoneNumber;
        number.VerifiedName = seed.VerifiedName ?? number.VerifiedName;
        number.WabaId = seed.WabaId ?? number.WabaId;
        number.AppId = seed.AppId ?? number.AppId;
        number.QualityRating = seed.QualityRating ?? number.QualityRating;
        number.Registered = seed.Registered ?? number.Registered;
        number.State = seed.State ?? number.State;
        if (seed.OverrideCallbackUri is { } url)
        {
            number.WebhookOverride = url.Length == 0 ? null : new WebhookOverride(url, null);
        }

        if (seed.ThroughputMps is { } mps)
        {
            number.SetThroughput(mps);
        }

        return new { number.Id, number.DisplayPhoneNumber, number.VerifiedName, number.WabaId, number.AppId, number.ThroughputMps };
    }

    private SimToken SetToken(TokenSeed seed)
    {
        var token = new SimToken
        {
            Value = seed.Token,
            AppId = seed.AppId ?? options.AppId,
            Scopes = seed.Scopes ?? [SimToken.Management, SimToken.Messaging],
            WabaIds = seed.WabaIds,
            ExpiresAt = seed.ExpiresInSeconds is { } seconds ? clock.UtcNow.AddSeconds(seconds) : seed.ExpiresAt,
            InvalidSubcode = seed.InvalidSubcode,
        };
        world.Tokens.Set(token);
        return token;
    }

    private SimContact SetContact(ContactSeed seed)
    {
        var digits = Phone.Digits(seed.Phone);
        if (digits.Length is < 8 or > 15)
        {
            throw new BadHttpRequestException("phone must have 8 to 15 digits, with its country code.");
        }

        var contact = world.Contacts.Resolve(digits);
        contact.Name = seed.Name ?? contact.Name;
        contact.WaId = seed.WaId ?? contact.WaId;
        contact.Username = seed.Username ?? contact.Username;
        contact.HidesPhone = seed.HidesPhone ?? contact.HidesPhone;
        contact.Mode = seed.Mode ?? contact.Mode;
        contact.OnWhatsApp = seed.OnWhatsApp ?? contact.OnWhatsApp;
        if (seed.LastInboundAt is { } at)
        {
            world.ChatOf(world.NumberFor(seed.Number), contact).LastInboundAt = at;
        }

        return contact;
    }
}
