"""What is known of one city, and what a person means by what was typed; knows no command."""
