import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, patch, post } from "../../../lib/http";
import { firstPage, nextPage } from "../../../lib/paging";
import type { Contact, Page } from "../../../lib/wire";
import { contactKeys } from "../contact-keys";

export function useContacts(search: string) {
  return useInfiniteQuery({
    queryKey: contactKeys.list(search),
    queryFn: ({ pageParam, signal }) =>
      get<Page<Contact>>("/api/contacts", { search, after: pageParam, limit: 50 }, signal),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    placeholderData: keepPreviousData,
  });
}

export function useContact(id: string, enabled: boolean) {
  return useQuery({
    queryKey: contactKeys.detail(id),
    queryFn: ({ signal }) => get<Contact>(`/api/contacts/${id}`, undefined, signal),
    enabled,
  });
}

export function useCreateContact() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; phone: string; email?: string }) => post<Contact>("/api/contacts", body),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: contactKeys.lists }),
  });
}

/** What is left out stays as it is; an empty e-mail is removed. Shown at once and taken back when the server refuses. */
export function useUpdateContact(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name?: string; email?: string; version?: number }) =>
      patch<Contact>(`/api/contacts/${id}`, body),
    onMutate: async (body) => {
      await queryClient.cancelQueries({ queryKey: contactKeys.detail(id) });
      const before = queryClient.getQueryData<Contact>(contactKeys.detail(id));
      if (before) {
        const { name = before.name, email = before.email } = body;
        queryClient.setQueryData<Contact>(contactKeys.detail(id), { ...before, name, email: email || null });
      }
      return { before };
    },
    onError: (_error, _body, context) => {
      queryClient.setQueryData(contactKeys.detail(id), context?.before);
      // Somebody else may have changed or merged it meanwhile.
      void queryClient.invalidateQueries({ queryKey: contactKeys.detail(id) });
    },
    onSuccess: (contact) => {
      queryClient.setQueryData(contactKeys.detail(id), contact);
      void queryClient.invalidateQueries({ queryKey: contactKeys.lists });
      // The name also stands on tickets; their rows come from the server with it.
      void queryClient.invalidateQueries({ queryKey: ["tickets"] });
    },
  });
}
