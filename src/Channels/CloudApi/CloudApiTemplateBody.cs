using System.Globalization;
using Taktchat.Channels.Contracts;
using Taktchat.Channels.Domain;

namespace Taktchat.Channels.CloudApi;

/// <summary>The body of a template message (whatsapp-cloud-api reference 2.3), from the variables people filled in.</summary>
internal static class CloudApiTemplateBody
{
    public static Dictionary<string, object> Of(SentTemplate template, OutgoingFile? file, Place? place)
    {
        var components = new List<object>();
        var variables = (template.Parameters ?? new Dictionary<string, string>())
            .Select(x => (Key: TemplateKey.Parse(x.Key), x.Value)).OrderBy(x => x.Key.Position).ToList();
        if (file is not null)
        {
            components.Add(new { type = "header", parameters = new[] { Media(file) } });
        }

        if (place is not null)
        {
            components.Add(new { type = "header", parameters = new[] { new { type = "location", location = Location(place) } } });
        }

        components.AddRange(Texts(variables));
        components.AddRange(Buttons(variables));
        var body = new Dictionary<string, object> { ["name"] = template.Name, ["language"] = new { code = template.Language } };
        if (components.Count > 0)
        {
            body["components"] = components;
        }

        return body;
    }

    private static IEnumerable<object> Texts(List<(TemplateKey Key, string Value)> variables)
    {
        foreach (var part in (TemplatePlace[])[TemplatePlace.Header, TemplatePlace.Body])
        {
            var mine = variables.FindAll(x => x.Key.Place == part);
            if (mine.Count > 0)
            {
                yield return new
                {
                    type = part == TemplatePlace.Header ? "header" : "body",
                    parameters = mine.ConvertAll(x => Text(x.Key, x.Value)),
                };
            }
        }
    }

    private static IEnumerable<object> Buttons(List<(TemplateKey Key, string Value)> variables) => variables
        .Where(x => x.Key.Place == TemplatePlace.Button)
        .Select(x => new
        {
            type = "button",
            sub_type = x.Key.Name ?? "url",
            index = x.Key.Position,
            parameters = new[] { ButtonParameter(x.Key, x.Value) },
        });

    /// <summary>Numbers are texts here, with at most six places: no phone is nearer (whatsapp-cloud-api reference 2.3).</summary>
    private static Dictionary<string, object> Location(Place place)
    {
        var location = new Dictionary<string, object>
        {
            ["latitude"] = place.Latitude.ToString("0.######", CultureInfo.InvariantCulture),
            ["longitude"] = place.Longitude.ToString("0.######", CultureInfo.InvariantCulture),
        };
        if (place.Name is { } name)
        {
            location["name"] = name;
        }

        if (place.Address is { } address)
        {
            location["address"] = address;
        }

        return location;
    }

    private static Dictionary<string, object> Text(TemplateKey key, string value)
    {
        var parameter = new Dictionary<string, object> { ["type"] = "text", ["text"] = value };
        if (key.Name is { } name)
        {
            parameter["parameter_name"] = name;
        }

        return parameter;
    }

    private static Dictionary<string, object> ButtonParameter(TemplateKey key, string value) => key.Name == "copy_code"
        ? new() { ["type"] = "coupon_code", ["coupon_code"] = value }
        : new() { ["type"] = "text", ["text"] = value };

    private static Dictionary<string, object> Media(OutgoingFile file)
    {
        var kind = file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? "image"
            : file.ContentType.StartsWith("video/", StringComparison.Ordinal) ? "video" : "document";
        var media = new Dictionary<string, object> { ["id"] = file.ProviderId };
        if (kind == "document")
        {
            media["filename"] = file.Name;
        }

        return new() { ["type"] = kind, [kind] = media };
    }
}
