export const contactKeys = {
  all: ["contacts"] as const,
  lists: ["contacts", "list"] as const,
  list: (search: string) => ["contacts", "list", search] as const,
  detail: (id: string) => ["contacts", "detail", id] as const,
};
