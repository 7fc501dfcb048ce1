"""What templates say of rights."""
