using Taktchat.Contacts.Contracts;
using Taktchat.Kernel;

namespace Taktchat.Messages.Reads;

/// <summary>Sentences about messages.</summary>
internal static class MessageWords
{
    public static readonly Words InTurn = new(
        "Aguardando a vez: há muitas mensagens saindo por este número.",
        "Waiting its turn: many messages are going out through this number.",
        "Esperando su turno: hay muchas mensajes saliendo por este número.");

    public static readonly Failure NotRetryable = Failure.Conflict("message.not_retryable",
        "Só é possível tentar de novo uma mensagem que falhou ou cujo resultado é desconhecido.",
        "Only a message that failed, or whose outcome is unknown, can be tried again.",
        "Solo se puede reintentar un mensaje que falló o cuyo resultado es desconocido.");

    public static readonly Failure ClientIdReused = Failure.Conflict("message.client_id_reused",
        "Este clientId já foi usado para outra mensagem.", "This clientId was already used for another message.",
        "Este clientId ya se usó para otro mensaje.");

    public static readonly Failure TicketClosed = Failure.Conflict("ticket.already_closed",
        "Este ticket já foi finalizado. Reabra-o para responder.", "This ticket is closed. Reopen it to answer.",
        "Este ticket ya fue finalizado. Reábralo para responder.");

    public static readonly Failure ConnectionStopped = Failure.Conflict("connection.stopped",
        "Esta conexão está parada. Inicie-a para enviar.", "This connection is stopped. Start it to send.",
        "Esta conexión está detenida. Iníciela para enviar.");

    public static readonly Failure WindowClosed = Failure.Conflict("message.window_closed",
        "Passaram mais de 24 horas desde a última mensagem do cliente. Envie um modelo aprovado.",
        "More than 24 hours have passed since the customer's last message. Send an approved template.",
        "Pasaron más de 24 horas desde el último mensaje del cliente. Envíe una plantilla aprobada.");

    public static readonly Failure QuotedNotSent = Failure.Conflict("message.quoted_not_sent",
        "Esta mensagem ainda não chegou ao WhatsApp, por isso não pode ser citada nem receber uma reação.",
        "This message has not reached WhatsApp yet, so it cannot be quoted or reacted to.",
        "Este mensaje aún no llegó a WhatsApp, por eso no se puede citar ni reaccionar a él.");

    public static readonly Failure TemplateMissing = Failure.Field("template",
        "Escolha o modelo.", "Choose the template.", "Elija la plantilla.");

    public static readonly Failure FileMissing = Failure.Field("fileId",
        "Escolha o arquivo antes de enviar.", "Choose the file before sending.", "Elija el archivo antes de enviar.");

    public static readonly Failure FileDoesNotFit = Failure.Field("fileId",
        "Este arquivo não pode ser enviado assim. Envie-o como documento.",
        "This file cannot be sent like this. Send it as a document.", "Este archivo no se puede enviar así. Envíelo como documento.");

    public static readonly Failure NothingToFetch = Failure.Conflict("message.nothing_to_fetch",
        "O arquivo desta mensagem não falhou.", "The file of this message has not failed.", "El archivo de este mensaje no ha fallado.");

    public static readonly Failure NotSupported = Failure.Unprocessable("message.type_not_supported",
        "Este canal não tem este tipo de mensagem.", "This channel does not have this type of message.",
        "Este canal no tiene este tipo de mensaje.");

    public static readonly Failure BadRecipient = new("message.bad_recipient", 422, Phones.NotValid);

    public static readonly Failure NoAddress = Failure.Unprocessable("message.no_address",
        "Este contato não tem um endereço para esta conexão.", "This contact has no address on this connection.",
        "Este contacto no tiene una dirección para esta conexión.");
}
