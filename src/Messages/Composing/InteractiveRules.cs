using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Web;

namespace Taktchat.Messages.Composing;

/// <summary>What an interactive message may be (whatsapp-cloud-api reference 2.2): said here in words, field by field, because
/// the provider only answers a number.</summary>
internal static class InteractiveRules
{
    private const int MaxButtons = 3;
    private const int MaxRows = 10;
    private const int LineMax = 60;
    private const int ButtonMax = 20;
    private const int RowMax = 24;
    private const int DescriptionMax = 72;
    private const int IdMax = 200;

    public static Interactive? Check(Fields fields, Interactive? given)
    {
        if (given is null)
        {
            fields.Add("interactive", new("Informe os botões ou a lista.", "Give the buttons or the list.", "Indique los botones o la lista."));
            return null;
        }

        var header = Line(fields, "interactive.header", given.Header);
        var footer = Line(fields, "interactive.footer", given.Footer);
        switch (given.Kind)
        {
            case InteractiveKind.Buttons:
                return new(given.Kind, header, footer, Buttons(fields, given.Buttons));
            case InteractiveKind.List:
                return new(given.Kind, header, footer, ListButton: fields.Text("interactive.listButton", given.ListButton, ButtonMax),
                    Sections: Sections(fields, given.Sections));
            case InteractiveKind.Link:
                return new(given.Kind, header, footer, Link(fields, given.Buttons));
            case InteractiveKind.LocationRequest:
                return new(given.Kind);
            default:
                fields.Add("interactive.kind", new("Use buttons, list, link ou location_request.", "Use buttons, list, link or location_request.",
                    "Use buttons, list, link o location_request."));
                return null;
        }
    }

    private static string? Line(Fields fields, string field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : fields.Text(field, value, LineMax);

    private static List<MessageButton> Buttons(Fields fields, IReadOnlyList<MessageButton>? given)
    {
        if (given is not { Count: > 0 and <= MaxButtons } || given.Any(x => x is null))
        {
            fields.Add("interactive.buttons", new($"Use de 1 a {MaxButtons} botões.", $"Use 1 to {MaxButtons} buttons.", $"Use de 1 a {MaxButtons} botones."));
            return [];
        }

        var made = given.Select((x, i) => new MessageButton(
            fields.Text($"interactive.buttons[{i}].title", x.Title, ButtonMax), fields.Text($"interactive.buttons[{i}].id", x.Id ?? $"b{i + 1}", IdMax))).ToList();
        Unique(fields, "interactive.buttons", made.Select(x => x.Title));
        Unique(fields, "interactive.buttons", made.Select(x => x.Id!));
        return made;
    }

    private static List<MessageButton> Link(Fields fields, IReadOnlyList<MessageButton>? given)
    {
        if (given is not { Count: 1 } || given[0] is not { } button)
        {
            fields.Add("interactive.buttons", new("Use um botão com um link.", "Use one button with a link.", "Use un botón con un enlace."));
            return [];
        }

        var title = fields.Text("interactive.buttons[0].title", button.Title, ButtonMax);
        if (Links.Web(button.Url) is not { } url)
        {
            fields.Add("interactive.buttons[0].url", new("Use um endereço que comece com https://.", "Use an address that begins with https://.",
                "Use una dirección que empiece con https://."));
            return [];
        }

        return [new(title, null, url)];
    }

    private static List<ListSection> Sections(Fields fields, IReadOnlyList<ListSection>? given)
    {
        var rows = given?.Where(x => x?.Rows is not null).Sum(x => x.Rows.Count) ?? 0;
        if (given is null || rows is 0 or > MaxRows || given.Any(x => x?.Rows is not { Count: > 0 } || x.Rows.Any(y => y is null)))
        {
            fields.Add("interactive.sections", new($"Use de 1 a {MaxRows} opções ao todo.", $"Use 1 to {MaxRows} rows in all.",
                $"Use de 1 a {MaxRows} opciones en total."));
            return [];
        }

        var number = 0;
        var made = given.Select((section, i) => new ListSection(
            given.Count > 1 || section.Title is not null ? fields.Text($"interactive.sections[{i}].title", section.Title, RowMax) : null,
            [.. section.Rows.Select(row => Row(fields, $"interactive.sections[{i}]", row, ++number))])).ToList();
        Unique(fields, "interactive.sections", made.SelectMany(x => x.Rows).Select(x => x.Id));
        return made;
    }

    private static ListRow Row(Fields fields, string field, ListRow row, int number) => new(
        fields.Text($"{field}.id", row.Id ?? $"r{number}", IdMax), fields.Text($"{field}.title", row.Title, RowMax),
        string.IsNullOrWhiteSpace(row.Description) ? null : fields.Text($"{field}.description", row.Description, DescriptionMax));

    private static void Unique(Fields fields, string field, IEnumerable<string> values)
    {
        var list = values.ToList();
        if (list.Distinct().Count() != list.Count)
        {
            fields.Add(field, new("Cada opção precisa ser diferente das outras.", "Each option has to differ from the others.",
                "Cada opción debe ser distinta de las demás."));
        }
    }
}
