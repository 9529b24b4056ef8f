import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post } from "../../../lib/http";
import type { Page, Template } from "../../../lib/wire";

const templateKeys = { of: (connectionId: string) => ["templates", connectionId] as const };

/** All templates of a connection, also those that cannot be sent: one wants to know why. */
export function useTemplates(connectionId: string) {
  return useQuery({
    queryKey: templateKeys.of(connectionId),
    queryFn: ({ signal }) => get<Page<Template>>(`/api/connections/${connectionId}/templates`, undefined, signal),
    select: (page) => page.items,
  });
}

/** Asks the provider for its templates now. */
export function useSyncTemplates(connectionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => post<Page<Template>>(`/api/connections/${connectionId}/templates/sync`),
    onSuccess: (page) => queryClient.setQueryData(templateKeys.of(connectionId), page),
  });
}
