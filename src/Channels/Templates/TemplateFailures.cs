using Taktchat.Kernel;

namespace Taktchat.Channels.Templates;

/// <summary>Refusals about templates.</summary>
internal static class TemplateFailures
{
    public static readonly Failure NotSynced = new("template.not_synced", 502, new(
        "Não conseguimos ler os modelos na Meta agora. Tente de novo em instantes.",
        "The templates could not be read from Meta right now. Please try again shortly.",
        "No pudimos leer las plantillas en Meta ahora. Intente de nuevo en instantes."));

    public static readonly Failure NotApproved = Failure.Unprocessable("template.not_approved",
        "Este modelo não está aprovado pela Meta, por isso não pode ser enviado.",
        "This template is not approved by Meta, so it cannot be sent.",
        "Esta plantilla no está aprobada por Meta, por eso no se puede enviar.");

    public static Failure Missing(string label) => Failure.Field("template.variables",
        $"Preencha a variável “{label}”, em uma linha e sem mais de quatro espaços seguidos.",
        $"Fill in the variable “{label}”, on one line and without more than four spaces in a row.",
        $"Complete la variable “{label}”, en una línea y sin más de cuatro espacios seguidos.");

    public static readonly Failure FileMissing = Failure.Field("fileId",
        "Este modelo tem um arquivo no cabeçalho: escolha-o antes de enviar.",
        "This template has a file in its header: choose it before sending.",
        "Esta plantilla tiene un archivo en el encabezado: elíjalo antes de enviar.");
}
