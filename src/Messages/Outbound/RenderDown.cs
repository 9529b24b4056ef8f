using System.Globalization;
using System.Text;
using Taktchat.Channels.Contracts;

namespace Taktchat.Messages.Outbound;

/// <summary>Renders a message down to what a channel has: the customer always gets something they can read and answer.</summary>
internal static class RenderDown
{
    /// <returns>Null when the channel has nothing like it.</returns>
    public static OutgoingMessage? For(ChannelCapabilities channel, OutgoingMessage message)
    {
        var fitting = message.File is { } ? File(channel, message, message.File) : NoFile(channel, message);
        return fitting is { TargetProviderId: not null, Type: not MessageType.Reaction } && !channel.Quotes
            ? fitting with { TargetProviderId = null } : fitting;
    }

    private static OutgoingMessage? NoFile(ChannelCapabilities channel, OutgoingMessage message)
    {
        var content = message.Content;
        return message.Type switch
        {
            MessageType.Reaction when !channel.Reactions => null,
            MessageType.Template when !channel.Templates => Text(message, message.Text),
            MessageType.Location when !channel.Locations => Text(message, OfPlace(content?.Location)),
            MessageType.Contact when !channel.Contacts => Text(message, OfCards(content?.Contacts)),
            MessageType.Interactive when content?.Interactive is { } interactive && !Has(channel, interactive.Kind)
                => Text(message, OfInteractive(interactive, message.Text)),
            _ => message,
        };
    }

    /// <summary>A type the channel takes this file as: its own, else a document.</summary>
    private static OutgoingMessage? File(ChannelCapabilities channel, OutgoingMessage message, OutgoingFile file)
    {
        if (message.Type == MessageType.Template || Allows(channel, message.Type, file))
        {
            return message;
        }

        // A sticker or a voice note that is too much for one is still a picture or an audio.
        var plain = message.Type switch { MessageType.Sticker => MessageType.Image, MessageType.Voice => MessageType.Audio, _ => message.Type };
        return Allows(channel, plain, file) ? message with { Type = plain }
            : Allows(channel, MessageType.Document, file) ? message with { Type = MessageType.Document }
            : null;
    }

    private static bool Allows(ChannelCapabilities channel, MessageType type, OutgoingFile file) =>
        channel.Files.TryGetValue(type, out var rule) && rule.Allows(file.ContentType, file.Size);

    private static bool Has(ChannelCapabilities channel, InteractiveKind kind) => kind switch
    {
        InteractiveKind.List => channel.Lists,
        InteractiveKind.Link => channel.Links,
        _ => channel.Buttons,
    };

    private static OutgoingMessage Text(OutgoingMessage message, string text) =>
        message with { Type = MessageType.Text, Text = text, Content = null };

    private static string OfPlace(Place? place) => place is null ? "" : string.Create(CultureInfo.InvariantCulture,
        $"{(place.Name is { } name ? name + "\n" : "")}{(place.Address is { } address ? address + "\n" : "")}https://maps.google.com/?q={place.Latitude},{place.Longitude}");

    private static string OfCards(IReadOnlyList<ContactCard>? cards) => string.Join("\n\n",
        (cards ?? []).Select(x => string.Join('\n', [x.Name, .. x.Phones.Select(y => y.Phone)])));

    /// <summary>Numbered, because a number can be typed on any phone.</summary>
    private static string OfInteractive(Interactive interactive, string body)
    {
        var text = new StringBuilder();
        Line(text, interactive.Header is { } header ? $"*{header}*\n" : null);
        Line(text, body);
        var options = interactive.Kind == InteractiveKind.List
            ? interactive.Sections!.SelectMany(x => x.Rows).Select(x => x.Description is { } more ? $"{x.Title} ({more})" : x.Title)
            : (interactive.Buttons ?? []).Select(x => x.Url is { } url ? $"{x.Title}: {url}" : x.Title);
        var number = 0;
        foreach (var option in options)
        {
            number++;
            Line(text, interactive.Kind == InteractiveKind.Link ? option : $"{(number == 1 ? "\n" : "")}*{number}* – {option}");
        }

        Line(text, interactive.Footer is { } footer ? $"\n_{footer}_" : null);
        return text.ToString().TrimEnd();
    }

    private static void Line(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append(line).Append('\n');
        }
    }
}
