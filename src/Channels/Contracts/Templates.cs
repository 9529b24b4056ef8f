using Taktchat.Kernel;

namespace Taktchat.Channels.Contracts;

/// <summary>A template with its variables filled in.</summary>
/// <param name="Body">What the customer reads.</param>
/// <param name="NeedsFile">Its header is a file.</param>
/// <param name="NeedsPlace">Its header is a place on the map.</param>
public sealed record FilledTemplate(string Body, SentTemplate Sent, bool NeedsFile, bool NeedsPlace);

/// <summary>Approved templates for those who send.</summary>
public interface ITemplateLibrary
{
    /// <summary>Fills in a template of this connection; the failure says what is missing, or that it may not be sent.</summary>
    Task<(FilledTemplate? Template, Failure? Failure)> FillAsync(
        CompanyId company, ConnectionId connection, Guid template, IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellationToken);
}
