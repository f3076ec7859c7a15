"""What is kept: the database, its tables and migrations, and one repository for each noun."""
