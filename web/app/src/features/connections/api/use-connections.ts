import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { del, get, patch, post } from "../../../lib/http";
import { firstPage, nextPage } from "../../../lib/paging";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Connection, InboundEvent, Page } from "../../../lib/wire";
import { toast } from "../../../ui/toast";
import { connectionKeys } from "../connection-keys";

export interface ConnectionForm {
  name: string;
  phoneNumberId: string;
  accessToken: string;
  businessAccountId: string;
  verifyToken: string;
  appSecret: string;
}

export function useCreateConnection() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (form: ConnectionForm) => post<Connection>("/api/connections", { kind: "whatsapp_cloud", ...form }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: connectionKeys.all }),
  });
}

/** Secrets are write-only: what was left empty stays as it is. */
export function useUpdateConnection(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ name, businessAccountId, accessToken, verifyToken, appSecret }: ConnectionForm) =>
      patch<Connection>(`/api/connections/${id}`, {
        name,
        businessAccountId,
        accessToken: accessToken || undefined,
        verifyToken: verifyToken || undefined,
        appSecret: appSecret || undefined,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: connectionKeys.all }),
  });
}

export type ConnectionAction = "start" | "stop" | "check" | "delete";

export function useConnectionAction(id: string) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (action: ConnectionAction): Promise<Connection | undefined> =>
      action === "delete" ? del(`/api/connections/${id}`) : post<Connection>(`/api/connections/${id}/${action}`),
    onSuccess: (connection, action) => {
      if (action === "check" && connection) {
        toast(t("connections.checked", { status: t(`connections.status.${connection.status}`) }));
      }
    },
    onError: (error) => toast(problemText(error), { tone: "danger" }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: connectionKeys.all }),
  });
}

/** What came in but could not be worked into a conversation. */
export function useParkedEvents(connectionId: string, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: connectionKeys.parked(connectionId),
    queryFn: ({ pageParam, signal }) =>
      get<Page<InboundEvent>>("/api/inbound-events", { state: "parked", connectionId, after: pageParam }, signal),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    enabled,
  });
}

export function useParkedEventAction(connectionId: string) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: ({ id, action }: { id: string; action: "replay" | "discard" }) =>
      post(`/api/inbound-events/${id}/${action}`),
    onError: (error) => toast(problemText(error), { tone: "danger" }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: connectionKeys.parked(connectionId) }),
        queryClient.invalidateQueries({ queryKey: connectionKeys.all }),
      ]),
  });
}
