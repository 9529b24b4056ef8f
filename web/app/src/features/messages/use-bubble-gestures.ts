import { useRef, type TouchEvent } from "react";

const HOLD_MS = 450;
const SWIPE_PX = 56;
const SLACK_PX = 10;

interface Gestures {
  onHold: (at: { left: number; top: number }) => void;
  /** Left out where there is nothing to answer. */
  onSwipe?: () => void;
}

/** On a phone: holding a bubble opens its menu, pulling it to the right answers it. */
export function useBubbleGestures({ onHold, onSwipe }: Gestures) {
  const state = useRef<{ x: number; y: number; by: number; timer: ReturnType<typeof setTimeout> } | null>(null);

  function end(element: HTMLElement) {
    const { by = 0, timer } = state.current ?? {};
    clearTimeout(timer);
    state.current = null;
    element.style.transform = "";
    return by;
  }

  return {
    onTouchStart: (event: TouchEvent) => {
      const touch = event.touches[0];
      if (!touch || event.touches.length > 1) return;
      const at = { left: touch.clientX, top: touch.clientY };
      const timer = setTimeout(() => {
        state.current = null;
        onHold(at);
      }, HOLD_MS);
      state.current = { x: touch.clientX, y: touch.clientY, by: 0, timer };
    },
    onTouchMove: (event: TouchEvent) => {
      const touch = event.touches[0];
      if (!touch || !state.current) return;
      const [dx, dy] = [touch.clientX - state.current.x, touch.clientY - state.current.y];
      if (Math.abs(dx) > SLACK_PX || Math.abs(dy) > SLACK_PX) clearTimeout(state.current.timer);
      // Pulling down or to the left is scrolling and not meant for this bubble.
      if (Math.abs(dy) > Math.abs(dx) || dx < 0 || !onSwipe) return;
      state.current.by = dx;
      (event.currentTarget as HTMLElement).style.transform = `translateX(${Math.min(dx, SWIPE_PX + 16)}px)`;
    },
    onTouchEnd: (event: TouchEvent) => {
      if (end(event.currentTarget as HTMLElement) > SWIPE_PX) onSwipe?.();
    },
    onTouchCancel: (event: TouchEvent) => void end(event.currentTarget as HTMLElement),
  };
}
