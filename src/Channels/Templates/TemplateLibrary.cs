using Microsoft.EntityFrameworkCore;
using Taktchat.Channels.Contracts;
using Taktchat.Kernel;
using Taktchat.Kernel.Data;

namespace Taktchat.Channels.Templates;

/// <summary>Reads and fills templates for the caller's company.</summary>
internal sealed class TemplateLibrary(TaktchatDb db) : ITemplateLibrary
{
    private const int MaxValue = 1024;

    public async Task<(FilledTemplate? Template, Failure? Failure)> FillAsync(
        CompanyId company, ConnectionId connection, Guid template, IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellationToken)
    {
        var row = await db.Set<MessageTemplate>().AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == template && x.ConnectionId == connection && x.CompanyId == company, cancellationToken);
        if (row is null)
        {
            return (null, Failures.NotFound);
        }

        if (row.Status != "approved")
        {
            return (null, TemplateFailures.NotApproved);
        }

        var definition = TemplateDefinition.Parse(row.Components);
        foreach (var variable in definition.Variables)
        {
            // What the provider refuses anyway (132018): said here in words.
            if (!variables.TryGetValue(variable.Key, out var value) || string.IsNullOrWhiteSpace(value) || value.Length > MaxValue
                || value.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0 || value.Contains("     ", StringComparison.Ordinal))
            {
                return (null, TemplateFailures.Missing(variable.Label));
            }
        }

        var known = definition.Variables.ToDictionary(x => x.Key, x => variables[x.Key].Trim());
        var (body, sent) = definition.Render(row.Id, row.Name, row.Language, known);
        return (new(body, sent, definition.HasFile, definition.HasPlace), null);
    }
}
