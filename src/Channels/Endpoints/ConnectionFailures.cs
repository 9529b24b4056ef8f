using Taktchat.Kernel;

namespace Taktchat.Channels.Endpoints;

/// <summary>Why a connection cannot be saved.</summary>
internal static class ConnectionFailures
{
    public static readonly Failure NameTaken = Failure.Conflict("connection.name_taken",
        "Já existe uma conexão com este nome.", "There already is a connection with this name.",
        "Ya existe una conexión con este nombre.");

    public static readonly Failure NumberTaken = Failure.Conflict("connection.number_taken",
        "Este número já está em outra conexão.", "This number is already on another connection.",
        "Este número ya está en otra conexión.");

    public static readonly Words NotSubscribed = new(
        "Copie a URL do webhook e o Webhook Verify Token para a Meta Business.",
        "Copy the webhook URL and the verify token to Meta Business.",
        "Copie la URL del webhook y el Webhook Verify Token a Meta Business.");
}
