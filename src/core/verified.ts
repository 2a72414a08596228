declare const verified: unique symbol

/**
 * What a signature has been checked for. Each `Verified<T>` has exactly one maker: the function named `open…` that
 * checked it. Nothing else may cast to this type.
 */
export type Verified<T> = T & { readonly [verified]: true }
