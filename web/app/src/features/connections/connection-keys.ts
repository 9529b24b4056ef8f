export const connectionKeys = {
  all: ["connections"] as const,
  parked: (connectionId: string) => ["connections", "parked", connectionId] as const,
};
