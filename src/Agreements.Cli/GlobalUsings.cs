// Spectre.Console has a Text of its own; here the word means words for people.
global using Text = Agreements.Domain.Values.Text;
