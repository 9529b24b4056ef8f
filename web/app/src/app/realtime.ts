import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { connectionRealtime } from "../features/connections/realtime";
import { contactRealtime } from "../features/contacts/realtime";
import { messageRealtime } from "../features/messages/realtime";
import { ticketRealtime } from "../features/tickets/realtime";
import { userRealtime } from "../features/users/realtime";
import { isJoined, onPush, onReconnect, startRealtime, stopRealtime } from "../lib/realtime";
import { reloadRights } from "../lib/session";

/** Keeps the screen equal to the server for as long as somebody is signed in. */
export function useRealtime() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const stops = [
      onPush(ticketRealtime(queryClient)),
      onPush(messageRealtime(queryClient, isJoined)),
      onPush(connectionRealtime(queryClient)),
      onPush(contactRealtime(queryClient)),
      onPush(userRealtime(queryClient)),
      // What was missed while away is unknown, so everything shown is asked for again. A new role drops the link too.
      onReconnect(() => {
        void reloadRights();
        void queryClient.invalidateQueries();
      }),
    ];
    void startRealtime();
    return () => {
      for (const stop of stops) stop();
      stopRealtime();
    };
  }, [queryClient]);
}
