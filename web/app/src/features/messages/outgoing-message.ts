import type { Message } from "../../lib/wire";
import type { Outgoing } from "./outbox";

/** A message the server has not answered for, in the shape of one it has: it is drawn by the same parts. */
export function asMessage({ clientId, ticketId, draft, file, createdAt, problem }: Outgoing): Message {
  return {
    id: clientId,
    ticketId,
    conversationId: "",
    connectionId: "",
    direction: "outbound",
    type: draft.type,
    text: draft.text ?? null,
    rawType: null,
    status: problem ? "failed" : "queued",
    providerId: null,
    clientId,
    content: draft.content ?? null,
    media: file && {
      state: "ready",
      fileId: null,
      name: file.name,
      contentType: file.blob.type,
      size: file.blob.size,
      width: file.width ?? null,
      height: file.height ?? null,
      durationMs: file.durationMs ?? null,
      url: file.previewUrl,
      thumbnailUrl: draft.type === "image" ? file.previewUrl : null,
      error: null,
    },
    reactions: null,
    attachedTo: null,
    waitingReason: null,
    error: null,
    author: null,
    quoted: draft.quoted ?? null,
    isEdited: false,
    isDeleted: false,
    attempts: 0,
    createdAt,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
  };
}
