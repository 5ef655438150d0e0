/**
 * The HTTP face of the quote service: routes, JSON, problems, the dashboard; no decision is made
 * here.
 *
 * <p>Read {@link io.plimsoll.serving.http.MarginServer} for the routes and {@link
 * io.plimsoll.serving.http.Wire} for what goes over them; {@code openapi.json} beside this package
 * says the same to machines.
 */
@NullMarked
package io.plimsoll.serving.http;

import org.jspecify.annotations.NullMarked;
