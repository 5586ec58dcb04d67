/** Keeps one broken part from taking the others with it. The document is in the store, so nothing is lost. */

import { Component, type ReactNode } from "react";

export interface BoundaryProps {
  readonly message: string;
  readonly onError: ((error: unknown) => void) | undefined;
  /** A new value tries again. */
  readonly attempt: unknown;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly failed: boolean;
  readonly attempt: unknown;
}

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false, attempt: this.props.attempt };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ attempt }: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return attempt === state.attempt ? null : { failed: false, attempt };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p role="alert" className="dn-message" data-tone="bad">
        {this.props.message}
      </p>
    );
  }
}
