using System.Text.Json;
using System.Text.Json.Serialization;
using Taktchat.Kernel;

namespace Taktchat.Channels.Contracts;

/// <summary>What a message holds beyond its text, in words that are the same on every channel and in both directions.
/// Stored as JSON beside the message; null for a plain text. At most one of place, contacts, interactive, order and template
/// is set, but for a template whose header is a place.</summary>
public sealed record MessageContent
{
    /// <summary>How it is stored: without what is null, and unknown properties of later versions are skipped.</summary>
    private static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public Place? Location { get; init; }

    public IReadOnlyList<ContactCard>? Contacts { get; init; }

    public Interactive? Interactive { get; init; }

    public ShopOrder? Order { get; init; }

    public SentTemplate? Template { get; init; }

    /// <summary>The advertisement the customer came from; beside any other content.</summary>
    public AdReferral? Referral { get; init; }

    public ForwardedMark? Forwarded { get; init; }

    /// <summary>An edit only: the text before it.</summary>
    public string? TextBefore { get; init; }

    /// <summary>A file that is still at the provider, or was; not shown.</summary>
    public RemoteMedia? Remote { get; init; }

    /// <summary>The content to store; null when there is none.</summary>
    public string? ToJson() => this == Empty ? null : JsonSerializer.Serialize(this, Options);

    /// <summary>What was stored; null for none, and for what an unreleased version wrote otherwise.</summary>
    public static MessageContent? FromJson(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<MessageContent>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static readonly MessageContent Empty = new();
}

/// <summary>A point on the map.</summary>
/// <param name="Latitude">Degrees, −90 to 90.</param>
/// <param name="Longitude">Degrees, −180 to 180.</param>
public sealed record Place(double Latitude, double Longitude, string? Name = null, string? Address = null, string? Url = null);

/// <summary>A contact somebody hands on.</summary>
public sealed record ContactCard(
    string Name, IReadOnlyList<CardPhone> Phones, IReadOnlyList<string>? Emails = null, string? Company = null);

/// <param name="Phone">As it was written.</param>
/// <param name="WaId">The digits of its WhatsApp account, when it has one.</param>
public sealed record CardPhone(string Phone, string? WaId = null, string? Type = null);

/// <summary>What an interactive message is.</summary>
public enum InteractiveKind
{
    /// <summary>Up to three buttons to answer with.</summary>
    Buttons = 1,

    /// <summary>A list of up to ten rows to choose from.</summary>
    List = 2,

    /// <summary>One button that opens an address.</summary>
    Link = 3,

    /// <summary>Asks the customer for a location.</summary>
    LocationRequest = 4,

    /// <summary>The customer's choice of a button or a row.</summary>
    Reply = 5,

    /// <summary>A form the customer has filled in.</summary>
    Form = 6,
}

/// <summary>An interactive message, or the answer to one. The message's text is its body.</summary>
/// <param name="ListButton">The word on the button that opens a list.</param>
/// <param name="Buttons">Buttons, or the one link.</param>
/// <param name="Reply">What was chosen.</param>
/// <param name="Answers">A form: fields and answers.</param>
public sealed record Interactive(
    InteractiveKind Kind, string? Header = null, string? Footer = null, IReadOnlyList<MessageButton>? Buttons = null,
    string? ListButton = null, IReadOnlyList<ListSection>? Sections = null, ChosenReply? Reply = null,
    IReadOnlyList<FormAnswer>? Answers = null);

/// <param name="Id">Comes back when it is tapped; a link has none.</param>
/// <param name="Url">Only of a link.</param>
/// <param name="Phone">Only of a button that calls.</param>
public sealed record MessageButton(string Title, string? Id = null, string? Url = null, string? Phone = null);

/// <summary>Rows of a list under a title.</summary>
/// <param name="Title">Needed where there are several sections.</param>
public sealed record ListSection(string? Title, IReadOnlyList<ListRow> Rows);

/// <summary>A row to choose.</summary>
/// <param name="Id">Comes back when it is chosen.</param>
public sealed record ListRow(string Id, string Title, string? Description = null);

/// <summary>What a customer chose of the buttons or rows we sent.</summary>
/// <param name="Id">The one we gave it; null where the provider lost it.</param>
public sealed record ChosenReply(string? Id, string Title, string? Description = null);

/// <summary>One field of a form a customer has filled in.</summary>
public sealed record FormAnswer(string Field, string Answer);

/// <summary>An order from the catalogue.</summary>
public sealed record ShopOrder(string? CatalogId, IReadOnlyList<OrderItem> Items);

/// <param name="UnitPrice">In the smallest unit of the currency (cents); null when the provider gave none.</param>
public sealed record OrderItem(string ProductId, int Quantity, long? UnitPrice, string? Currency);

/// <summary>A click-to-WhatsApp advertisement (whatsapp-cloud-api reference 1.5).</summary>
public sealed record AdReferral(
    string? Headline, string? Body, string? SourceUrl, string? SourceId, string? SourceType, string? ClickId);

/// <summary>How often a message was passed on.</summary>
public enum ForwardedMark
{
    Once = 1,

    /// <summary>More than five times.</summary>
    ManyTimes = 2,
}

/// <summary>A template that was sent, as the customer sees it; the message's text is its body.</summary>
/// <param name="Parameters">For the channel: what the variables were filled with, by the key of the variable.</param>
public sealed record SentTemplate(
    Guid Id, string Name, string Language, string? Header = null, string? Footer = null, IReadOnlyList<MessageButton>? Buttons = null,
    IReadOnlyDictionary<string, string>? Parameters = null);

/// <summary>A file at the provider.</summary>
/// <param name="Id">The provider's id for it; valid for some days only.</param>
/// <param name="MimeType">What the provider says; never believed.</param>
public sealed record RemoteMedia(string Id, string? MimeType, string? FileName);
