package org.acme;

public record Picture(int id) {
}
