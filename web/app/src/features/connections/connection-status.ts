import type { Connection, ConnectionStatus } from "../../lib/wire";
import type { Tone } from "../../ui/pill";

export const statusTone: Record<ConnectionStatus, Tone> = {
  connected: "ok",
  connecting: "info",
  awaiting_action: "warn",
  disconnected: "danger",
  blocked: "danger",
};

/** A connection somebody stopped on purpose is quiet, not alarming. */
export function toneOf(connection: Connection): Tone {
  return connection.status === "disconnected" && !connection.isActive ? "neutral" : statusTone[connection.status];
}
